/** The name over the notes of a category: notes that are let go over it are classified there. */
import { useState } from 'react'
import type { NotebookView } from '../../../shared/contract/collections'
import { parseDocId } from '../../../shared/records/keys'
import { useCollectionActions } from '../../app/collection-actions'
import { useWords } from '../../i18n/use-words'
import { ColourDot } from '../../ui/colour-dot'
import { isCarrying, readCarried } from '../../ui/note-drag'
import styles from './notebook.module.css'

export interface GroupHeadProps {
  readonly notebook: NotebookView
  /** `id` is a category's, or of what is in none. */
  readonly section: { readonly id: string; readonly title: string; readonly count: number }
}

export function GroupHead({ notebook, section }: GroupHeadProps) {
  const { t } = useWords()
  const { change } = useCollectionActions()
  const [isOver, setOver] = useState(false)
  const { title, count, id } = section
  const category = notebook.categories.find((each) => each.id === id)
  const takes = (event: React.DragEvent) =>
    category !== undefined && notebook.rights === 'edit' && isCarrying(event)
  const drop = (event: React.DragEvent) => {
    setOver(false)
    if (!category || !takes(event)) return
    event.preventDefault()
    const docIds = readCarried(event).flatMap((text) => parseDocId(text) ?? [])
    const said = t('category.classified', { count: docIds.length, name: title })
    void change(notebook.docId, { kind: 'classify', docIds, categoryId: category.id }, said)
  }
  return (
    <div
      className={styles.group}
      aria-hidden
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!takes(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {category ? <ColourDot colour={category.colour} /> : null}
      <span>{category ? title || t('category.unnamed') : t('category.none')}</span>
      <span className={styles.groupCount}>{t('notebook.notes', { count })}</span>
    </div>
  )
}
