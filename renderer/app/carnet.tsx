/** The whole interface of one window, once it has a bridge, a window state and words. */
import { useEffect, useMemo } from 'react'
import { I18nProvider } from 'react-aria-components'
import { I18nextProvider } from 'react-i18next'
import type { i18n } from 'i18next'
import type { Bridge } from '../bridge/bridge'
import { BridgeContext } from '../bridge/bridge-context'
import { usePhase } from '../bridge/hooks'
import { Phases } from '../features/phases/phases'
import { useWords } from '../i18n/use-words'
import { WordsProvider } from '../i18n/words-context'
import { CloseLabelContext } from '../ui/dialog'
import { KeyNamesContext } from '../ui/keys'
import { ToastList } from '../ui/toast-list'
import { DialogHost, GraphHost } from './dialog-host'
import { FaultBoundary } from './fault-boundary'
import { catchLostFocus } from './focus-net'
import { LiveRegion } from './live-region'
import { Shell } from './shell'
import { useAppearance } from './theme'
import { useWindow, WindowContext, type WindowState } from './window-state'

export interface CarnetProps {
  readonly bridge: Bridge
  readonly state: WindowState
  readonly words: i18n
}

export function Carnet({ bridge, state, words }: CarnetProps) {
  return (
    <BridgeContext value={bridge}>
      <WindowContext value={state}>
        <I18nextProvider i18n={words}>
          <WordsProvider>
            <Spoken />
          </WordsProvider>
        </I18nextProvider>
      </WindowContext>
    </BridgeContext>
  )
}

/** What the design system cannot know by itself: the language and the keyboard. */
function Spoken() {
  const { t, language } = useWords()
  const keyNames = useMemo(
    () => ({
      isMac: navigator.userAgent.includes('Macintosh'),
      shift: t('app.shiftKey'),
      left: '←',
      right: '→',
      named: {
        Enter: t('app.keys.enter'),
        Delete: t('app.keys.delete'),
        Space: t('app.keys.space'),
        Esc: t('app.keys.escape'),
      },
    }),
    [t],
  )
  return (
    <I18nProvider locale={language === 'fr' ? 'fr-CA' : 'en-CA'}>
      <KeyNamesContext value={keyNames}>
        <CloseLabelContext value={t('app.close')}>
          <Window />
        </CloseLabelContext>
      </KeyNamesContext>
    </I18nProvider>
  )
}

function Window() {
  useAppearance()
  const { t } = useWords()
  const { toasts, navigation } = useWindow()
  const phase = usePhase()
  useEffect(() => catchLostFocus(document, navigation), [navigation])
  return (
    <>
      <FaultBoundary>
        {phase.kind === 'ready' ? <Shell /> : <Phases phase={phase} />}
        {phase.kind === 'ready' ? <GraphHost /> : null}
        {phase.kind === 'ready' ? <DialogHost /> : null}
      </FaultBoundary>
      <ToastList toasts={toasts} label={t('app.notices')} />
      <LiveRegion />
    </>
  )
}
