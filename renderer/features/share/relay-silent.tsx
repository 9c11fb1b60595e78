import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import type { SilentRelay } from './holds-back'

export interface RelaySilentProps {
  readonly relay: SilentRelay
  readonly onSettings: () => void
  readonly onInsist: () => void
}

/** Before the first link of a note: nobody could open it now, perhaps never. */
export function RelaySilent({ relay, onSettings, onInsist }: RelaySilentProps) {
  const { t } = useWords()
  const { address } = relay
  const actions = (
    <>
      <Button tone="primary" autoFocus onPress={onSettings}>
        {t('status.openRelaySettings')}
      </Button>
      <Button onPress={onInsist}>{t('share.insist')}</Button>
    </>
  )
  if (relay.kind === 'connecting') {
    return <Banner title={t('status.relayConnecting', { address })} actions={actions} />
  }
  return (
    <Banner tone="warn" title={t('share.silentTitle', { address })} actions={actions}>
      <p>
        {t(`relayProblem.${relay.reason}`)} {t(`relayAdvice.${relay.reason}`)}
      </p>
      <p>{t('share.silentWhy')}</p>
    </Banner>
  )
}
