import {
  Check,
  CheckCheck,
  CircleAlert,
  CircleDashed,
  CloudOff,
  CloudUpload,
  HardDrive,
  PenLine,
  RefreshCw,
} from 'lucide-react'
import type { Translate } from '../../i18n/i18n'
import type { Icon } from '../../ui/icon'
import type { Truth } from './note-truth'

export type StatusTone = 'plain' | 'ok' | 'warn' | 'danger'

export interface StatusLook {
  readonly icon: Icon
  readonly tone: StatusTone
  readonly words: string
}

/** A few words and an icon; never the colour alone. */
export function statusLook(t: Translate, truth: Truth): StatusLook {
  switch (truth.kind) {
    case 'unknown':
      return { icon: CircleDashed, tone: 'plain', words: t('status.unknown') }
    case 'store-error':
      return { icon: CircleAlert, tone: 'danger', words: t('status.storeError') }
    case 'host-away':
      return { icon: RefreshCw, tone: 'warn', words: t('status.hostAway') }
    case 'host-stopped':
      return { icon: CircleAlert, tone: 'danger', words: t('status.hostStopped') }
    case 'unsaved':
      return { icon: PenLine, tone: 'plain', words: t('status.unsaved') }
    case 'local':
      return { icon: HardDrive, tone: 'plain', words: t('status.savedLocal') }
    case 'unreachable':
      return { icon: CloudOff, tone: 'warn', words: t('status.unreachable') }
    case 'waiting':
      return {
        icon: CloudUpload,
        tone: 'plain',
        words: t('status.waiting', { count: truth.count }),
      }
    case 'refused':
      return { icon: CircleAlert, tone: 'warn', words: t('status.refused') }
    case 'saved':
      return { icon: HardDrive, tone: 'plain', words: t('status.saved') }
    case 'sent':
      return { icon: Check, tone: 'ok', words: t('status.sent') }
    case 'received':
      return {
        icon: CheckCheck,
        tone: 'ok',
        words: t('status.received', { count: truth.count }),
      }
  }
}
