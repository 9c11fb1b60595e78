import type { Warning } from '../../../shared/contract/library'
import type { Translate } from '../../i18n/i18n'

export function warningWords(t: Translate, warning: Warning): string {
  switch (warning.kind) {
    case 'key-in-file':
    case 'host-restarted':
      return t(`warning.${warning.kind}`)
    case 'words-not-written-down':
      return t('recovery.recall')
    case 'synced-folder':
      return t('warning.synced-folder', { service: warning.service })
    case 'clock-wrong':
      return t('warning.clock-wrong', { minutes: Math.round(Math.abs(warning.seconds) / 60) })
    case 'store-error':
    case 'backup-failed':
      return t(`warning.${warning.kind}`, { reason: t(`storeError.${warning.error}`) })
    case 'damaged-set-aside':
      return t('warning.damaged-set-aside', { file: warning.file })
  }
}
