import { Eye, Lock, Trash2 } from 'lucide-react'
import type { ReadOnlyReason } from '../../shared/contract/notes'
import type { OpenRefusal } from '../bridge/open-note-state'
import { Banner } from '../ui/banner'
import { useEditorWords } from './words'

export type WhyReadOnly = ReadOnlyReason | { readonly kind: 'misfit' }

/** Why nothing can be typed here, and what would change that. */
export function ReadOnlyBanner({ reason }: { readonly reason: WhyReadOnly }) {
  const { readOnly } = useEditorWords()
  switch (reason.kind) {
    case 'view-only':
      return (
        <Banner icon={Eye} title={readOnly.viewOnly}>
          {readOnly.viewOnlyWhy}
        </Banner>
      )
    case 'trashed':
      return (
        <Banner icon={Trash2} title={readOnly.trashed}>
          {readOnly.trashedWhy}
        </Banner>
      )
    case 'library-read-only':
      return (
        <Banner icon={Lock} tone="warn" title={readOnly.libraryReadOnly}>
          {readOnly.libraryReadOnlyWhy}
        </Banner>
      )
    case 'misfit':
      return (
        <Banner icon={Lock} tone="warn" title={readOnly.misfit} isUrgent>
          {readOnly.misfitWhy}
        </Banner>
      )
    case 'requirement':
      return (
        <Banner icon={Lock} tone="warn" title={readOnly.requirement} isUrgent>
          {readOnly.requirementWhy}
        </Banner>
      )
  }
}

export function RefusedBanner({ reason }: { readonly reason: OpenRefusal }) {
  const { refused } = useEditorWords()
  return <Banner tone="warn">{refused[reason]}</Banner>
}

export function CopyTroubleBanner() {
  const { copyTrouble } = useEditorWords()
  return <Banner tone="warn">{copyTrouble}</Banner>
}
