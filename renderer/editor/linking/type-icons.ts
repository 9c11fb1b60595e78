import { Building2, FileText, type LucideIcon, Quote } from 'lucide-react'
import type { NoteType } from '../../../shared/model/note'

/** One sign a type, wherever a note is named. */
export const TYPE_ICONS: Readonly<Record<NoteType, LucideIcon>> = {
  general: FileText,
  term: Quote,
  organisation: Building2,
}
