import type { CollectionRow } from '../../../shared/contract/collections'
import type { DocId } from '../../../shared/records/keys'
import { useBase } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'

export interface CollectionStepProps {
  readonly collection: CollectionRow
  readonly onAgree: () => void
}

/** In so many words, before anything is shared: what goes along, how much of it, and what does not. */
export function CollectionStep({ collection, onAgree }: CollectionStepProps) {
  const { t } = useWords()
  const { docId, kind, count } = collection
  return (
    <>
      <p>
        <strong>{t(`share.collection.${kind}`, { count })}</strong>
      </p>
      {kind === 'base' ? <NotesOfBase docId={docId} /> : null}
      <p>{t('share.collection.reading')}</p>
      <p>{t(`share.collection.later.${kind}`)}</p>
      <Banner>{t('share.collection.ask')}</Banner>
      <div>
        <Button tone="primary" autoFocus onPress={onAgree}>
          {t('share.collection.go')}
        </Button>
      </div>
    </>
  )
}

function NotesOfBase({ docId }: { readonly docId: DocId }) {
  const { t } = useWords()
  const base = useBase(docId)
  return base ? <p>{t('share.collection.notesOfBase', { count: base.noteCount })}</p> : null
}
