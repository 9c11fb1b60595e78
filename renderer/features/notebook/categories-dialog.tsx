/** A notebook's categories: made, named, coloured, ordered, merged, split, taken away and had back. */
import { Plus, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { CategoryRow, NotebookView } from '../../../shared/contract/collections'
import type { DocId } from '../../../shared/records/keys'
import { useCollectionActions } from '../../app/collection-actions'
import { useCloseWhenGone } from '../../app/close-when-gone'
import { useStanding } from '../../app/standing'
import { findSameCategory } from '../../app/same-category'
import { UndoButtons } from '../../app/undo-buttons'
import { useWindow } from '../../app/window-state'
import { useNotebook } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { CategoryLine } from './category-line'
import styles from './categories.module.css'
import { NameExists } from './name-exists'
import { SplitCategory } from './split-category'

export function CategoriesDialog({ docId }: { readonly docId: DocId }) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const notebook = useNotebook(docId)
  useCloseWhenGone(notebook === null)
  const [splitting, setSplitting] = useState<CategoryRow | null>(null)
  if (!notebook) return null
  const title = notebook.title || t('app.untitled')
  return (
    <Dialog
      title={t('category.title', { title })}
      size="medium"
      onClose={() => dialog.set(null)}
      actions={
        splitting ? null : (
          <>
            <div className={styles.steps}>
              <UndoButtons of={notebook} />
            </div>
            <Button tone="primary" onPress={() => dialog.set(null)}>
              {t('app.done')}
            </Button>
          </>
        )
      }
    >
      {splitting ? (
        <SplitCategory notebook={notebook} category={splitting} onEnd={() => setSplitting(null)} />
      ) : (
        <CategoryList notebook={notebook} onSplit={setSplitting} />
      )}
    </Dialog>
  )
}

interface CategoryListProps {
  readonly notebook: NotebookView
  readonly onSplit: (category: CategoryRow) => void
}

function CategoryList({ notebook, onSplit }: CategoryListProps) {
  const { t } = useWords()
  const { change, createCategory } = useCollectionActions()
  const [name, setName] = useState('')
  const canEdit = notebook.rights === 'edit'
  const standing = useStanding(notebook)
  const { docId, categories, removed } = notebook
  const same = findSameCategory(categories, name)
  const add = async () => {
    if (name.trim() === '') return
    // What is typed meanwhile is the next one's name.
    setName('')
    if (!(await createCategory(docId, name.trim()))) setName((now) => now || name)
  }
  return (
    <>
      {categories.length === 0 ? <p>{t('category.nothing')}</p> : null}
      <ol className={styles.lines} aria-label={t('category.list')}>
        {categories.map((category, index) => (
          <CategoryLine
            key={category.id}
            notebook={notebook}
            category={category}
            index={index}
            onSplit={() => onSplit(category)}
          />
        ))}
      </ol>
      {canEdit ? (
        <Field
          label={t('category.add')}
          value={name}
          onChange={setName}
          onSubmit={() => void add()}
          placeholder={t('category.addPlaceholder')}
          hasFocus
          maxLength={200}
          hint={<NameExists same={same} />}
          after={
            <Button icon={Plus} isDisabled={name.trim() === ''} onPress={() => void add()}>
              {t(same ? 'category.addSame' : 'category.addNow')}
            </Button>
          }
        />
      ) : (
        <p>{t('category.readOnly')}</p>
      )}
      {standing === 'contributor' ? <p>{t('roles.categories')}</p> : null}
      {removed.length > 0 ? (
        <section>
          <h3 className={styles.part}>{t('category.removed')}</h3>
          <ul className={styles.removed}>
            {removed.map((category) => (
              <li key={category.id}>
                <bdi>{category.name || t('category.unnamed')}</bdi>
                <Button
                  tone="quiet"
                  icon={RotateCcw}
                  isDisabled={!canEdit}
                  onPress={() =>
                    void change(docId, { kind: 'restoreCategory', categoryId: category.id })
                  }
                >
                  {t('noteAction.restore')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
