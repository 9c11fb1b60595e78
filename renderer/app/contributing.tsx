import type { CollectionRow } from '../../shared/contract/collections'
import { useWords } from '../i18n/use-words'
import { Button } from '../ui/button'
import { useStanding } from './standing'
import { useWindow } from './window-state'

/** Says why some of a notebook or base cannot be changed here, and leads to who could. */
export function Contributing({ to }: { readonly to: CollectionRow }) {
  const { t } = useWords()
  const { dialog } = useWindow()
  if (useStanding(to) !== 'contributor') return null
  return (
    <Button tone="quiet" onPress={() => dialog.set({ kind: 'people', docId: to.docId })}>
      {t(`roles.youContribute.${to.kind}`)}
    </Button>
  )
}
