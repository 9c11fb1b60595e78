/** The key of the whole system that opens the box for a thought: the desktop alone has it. */
import { useEffect, useMemo, useState } from 'react'
import { useBridge } from '../bridge/bridge-context'
import { useWords } from '../i18n/use-words'
import type { NamedCommand } from './named-command'
import { useWindow } from './window-state'

/** Read each time that the box is opened: the desktop's menu may have changed it. */
export function useCaptureKeyCommand(): readonly NamedCommand[] {
  const { t } = useWords()
  const { toasts } = useWindow()
  const { desktop } = useBridge()
  const [isHeld, setHeld] = useState<boolean>()
  useEffect(() => {
    let isWanted = true
    void desktop?.request('readCaptureKey', null).then((is) => isWanted && setHeld(is))
    return () => {
      isWanted = false
    }
  }, [desktop])
  return useMemo(() => {
    if (!desktop || isHeld === undefined) return []
    const isOn = !isHeld
    const run = async () => {
      const is = await desktop.request('setCaptureKey', { isOn })
      const outcome = is !== isOn ? 'taken' : is ? 'on' : 'off'
      toasts.show({
        text: t(`captureKey.${outcome}`),
        ...(outcome === 'taken' ? { tone: 'danger' as const } : {}),
      })
    }
    const action = t('captureKey.name')
    return [
      {
        id: 'captureKey',
        name: isHeld ? t('jump.noLonger', { action }) : action,
        also: t('jump.also.capture'),
        run: () => void run(),
      },
    ]
  }, [desktop, isHeld, toasts, t])
}
