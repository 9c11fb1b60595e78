import { BookA, Building2, FileText } from 'lucide-react'
import type { NoteType } from '../../../shared/model/note'
import type { Icon } from '../../ui/icon'

/** One sign a type, wherever a note is named. */
export const TYPE_ICONS: Readonly<Record<NoteType, Icon>> = {
  general: FileText,
  term: BookA,
  organisation: Building2,
}
