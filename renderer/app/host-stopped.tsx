import { useBridge } from '../bridge/bridge-context'
import { useWords } from '../i18n/use-words'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'

/** The host died too often: nothing is saved until a person starts it again. */
export function HostStopped() {
  const { t } = useWords()
  const { desktop } = useBridge()
  return (
    <Banner
      tone="danger"
      isUrgent
      title={t('phase.hostStoppedTitle')}
      actions={
        <Button tone="primary" onPress={() => void desktop?.request('restartHost', null)}>
          {t('phase.restart')}
        </Button>
      }
    >
      {t('phase.hostStopped')}
    </Banner>
  )
}
