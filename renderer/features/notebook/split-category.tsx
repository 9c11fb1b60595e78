import { useMemo, useState } from 'react'
import type { CategoryRow, NotebookView } from '../../../shared/contract/collections'
import type { DocId } from '../../../shared/records/keys'
import { useCollectionActions } from '../../app/collection-actions'
import { findSameCategory } from '../../app/same-category'
import { OWN_ORDER } from '../../app/place'
import { useFirstPlaced } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Check } from '../../ui/check'
import { Field } from '../../ui/field'
import { useDialogStep } from '../../ui/dialog-steps'
import { useOneAtATime } from '../../ui/use-one-at-a-time'
import styles from './categories.module.css'
import { NameExists } from './name-exists'

export interface SplitCategoryProps {
  readonly notebook: NotebookView
  readonly category: CategoryRow
  readonly onEnd: () => void
}

/** A new category, and which notes go over to it; the others stay. */
export function SplitCategory({ notebook, category, onEnd }: SplitCategoryProps) {
  const { t } = useWords()
  const { change } = useCollectionActions()
  useDialogStep(onEnd)
  const once = useOneAtATime()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<DocId>>(new Set())
  const query = useMemo(
    () => ({
      place: { kind: 'notebook', docId: notebook.docId } as const,
      filter: { categories: [category.id] },
      sort: OWN_ORDER,
    }),
    [notebook.docId, category.id],
  )
  const { total = 0, row } = useFirstPlaced(query, Number.POSITIVE_INFINITY)
  const notes = Array.from({ length: total }, (_, index) => row(index)).flatMap(
    (note) => note ?? [],
  )
  const toggle = (docId: DocId) => {
    const next = new Set(chosen)
    if (!next.delete(docId)) next.add(docId)
    setChosen(next)
  }
  const same = findSameCategory(notebook.categories, name)
  const isReady = name.trim() !== '' && chosen.size > 0
  const split = async () => {
    const isDone = await change(
      notebook.docId,
      { kind: 'splitCategory', categoryId: category.id, name: name.trim(), docIds: [...chosen] },
      t('category.splitDone', { name: name.trim(), count: chosen.size }),
    )
    if (isDone) onEnd()
  }
  const submit = async () => {
    if (isReady) await once(split)
  }
  return (
    <>
      <p>{t('category.splitWhat', { name: category.name || t('category.unnamed') })}</p>
      <Field
        label={t('integrate.newCategory')}
        value={name}
        onChange={setName}
        onSubmit={() => void submit()}
        hasFocus
        maxLength={200}
        hint={<NameExists same={same} />}
      />
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note.docId}>
            <Check isSelected={chosen.has(note.docId)} onChange={() => toggle(note.docId)}>
              <bdi>{note.title || t('app.untitled')}</bdi>
            </Check>
          </li>
        ))}
      </ul>
      <div className={styles.ends}>
        <Button onPress={onEnd}>{t('app.back')}</Button>
        <Button tone="primary" isDisabled={!isReady} onPress={() => void submit()}>
          {t(same ? 'category.splitSame' : 'category.splitNow')}
        </Button>
      </div>
    </>
  )
}
