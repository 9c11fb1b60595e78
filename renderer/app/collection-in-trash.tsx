import type { CollectionKind } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import { useWords } from '../i18n/use-words'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { useNoteActions } from './note-actions'

export interface CollectionInTrashProps {
  readonly docId: DocId
  readonly kind: CollectionKind
  readonly title: string
}

/** A notebook or base that is in the trash, where it was to be shown: it is had back first. */
export function CollectionInTrash({ docId, kind, title }: CollectionInTrashProps) {
  const { t } = useWords()
  const { restore } = useNoteActions()
  return (
    <Empty
      text={t(`collection.inTrash.${kind}`, { title: title || t('app.untitled') })}
      hint={t(`collection.inTrashHint.${kind}`)}
      action={
        <Button tone="primary" onPress={() => void restore([docId])}>
          {t('noteAction.restore')}
        </Button>
      }
    />
  )
}
