import { useState } from 'react'
import type { DocId } from '../../../shared/records/keys'
import { findSameCategory } from '../../app/same-category'
import type { CategoryRow } from '../../../shared/contract/collections'
import { useCollectionActions } from '../../app/collection-actions'
import { useNotebook } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { useOneAtATime } from '../../ui/use-one-at-a-time'
import { NameExists } from './name-exists'

export interface NewCategoryProps {
  readonly notebookId: DocId
  /** What is in it from the start. */
  readonly docIds: readonly DocId[]
  readonly onClose: () => void
}

export function NewCategory({ notebookId, docIds, onClose }: NewCategoryProps) {
  const { t } = useWords()
  const { change, createCategory } = useCollectionActions()
  const categories = useNotebook(notebookId)?.categories ?? []
  const once = useOneAtATime()
  const [name, setName] = useState('')
  const same = findSameCategory(categories, name)
  const create = async () => {
    if (name.trim() === '') return
    await once(async () => {
      if (await createCategory(notebookId, name.trim(), docIds)) onClose()
    })
  }
  const classify = async ({ id: categoryId, name: into }: CategoryRow) => {
    const said = t('category.classified', { count: docIds.length, name: into })
    await once(async () => {
      if (await change(notebookId, { kind: 'classify', docIds, categoryId }, said)) onClose()
    })
  }
  const submit = () => void (same ? classify(same) : create())
  return (
    <Dialog
      title={t('category.newWith', { count: docIds.length })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          {same ? <Button onPress={() => void create()}>{t('category.addSame')}</Button> : null}
          <Button tone="primary" isDisabled={name.trim() === ''} onPress={submit}>
            {same ? t('category.classifyIn', { name: same.name }) : t('category.addNow')}
          </Button>
        </>
      }
    >
      <Field
        label={t('category.name')}
        value={name}
        onChange={setName}
        onSubmit={submit}
        hasFocus
        maxLength={200}
        hint={<NameExists same={same} />}
      />
    </Dialog>
  )
}
