import { useState } from 'react'
import type { DocId } from '../../../shared/records/keys'
import { useCollectionActions } from '../../app/collection-actions'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Field } from '../../ui/field'

export interface NewCategoryProps {
  readonly notebookId: DocId
  /** What is in it from the start. */
  readonly docIds: readonly DocId[]
  readonly onClose: () => void
}

export function NewCategory({ notebookId, docIds, onClose }: NewCategoryProps) {
  const { t } = useWords()
  const { createCategory } = useCollectionActions()
  const [name, setName] = useState('')
  const submit = async () => {
    if (name.trim() === '') return
    if (await createCategory(notebookId, name.trim(), docIds)) onClose()
  }
  return (
    <Dialog
      title={t('category.newWith', { count: docIds.length })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button tone="primary" isDisabled={name.trim() === ''} onPress={() => void submit()}>
            {t('category.addNow')}
          </Button>
        </>
      }
    >
      <Field
        label={t('category.name')}
        value={name}
        onChange={setName}
        onSubmit={() => void submit()}
        hasFocus
        maxLength={200}
      />
    </Dialog>
  )
}
