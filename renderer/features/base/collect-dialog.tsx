/** Which notebooks a base collects: a notebook may stand in several bases, and stays where it is. */
import { useState } from 'react'
import type { CollectionChange, CollectionRow } from '../../../shared/contract/collections'
import type { DocId } from '../../../shared/records/keys'
import { useCloseWhenGone } from '../../app/close-when-gone'
import { stepsOf, useCollectionActions } from '../../app/collection-actions'
import { Going } from '../../app/going'
import { openWhenFree } from '../../app/open-when-free'
import type { CollectionStep } from '../../app/undo-steps'
import { useWindow } from '../../app/window-state'
import { useBase, useCollections, useSharingPreview } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Check } from '../../ui/check'
import { ColourDot } from '../../ui/colour-dot'
import { Dialog } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { holdsLetters } from '../../../shared/text/fold'
import styles from './base.module.css'

interface CollectDialogProps {
  readonly docId: DocId
  /** Chosen from the start, as a notebook that was dropped on a shared base. */
  readonly added: DocId | undefined
}

export function CollectDialog({ docId, added }: CollectDialogProps) {
  const base = useBase(docId)
  useCloseWhenGone(base === null)
  return base ? (
    <Collect
      docId={docId}
      title={base.title}
      collected={base.notebooks.map((notebook) => notebook.docId)}
      added={added}
      isShared={base.isShared}
      isToEdit={base.isShared && base.sharesEditing}
    />
  ) : null
}

interface CollectProps {
  readonly docId: DocId
  readonly title: string
  readonly collected: readonly DocId[]
  readonly added: DocId | undefined
  readonly isShared: boolean
  /** The base is shared, and what is in it to be edited. */
  readonly isToEdit: boolean
}

function Collect({ docId, title, collected, added, isShared, isToEdit }: CollectProps) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const { ask, tell } = useCollectionActions('base')
  const rows = useCollections() ?? []
  const [start] = useState(() => new Set(collected))
  const [chosen, setChosen] = useState<ReadonlySet<DocId>>(
    () => new Set(added ? [...collected, added] : collected),
  )
  const [wanted, setWanted] = useState('')
  const [sharesNext, setSharesNext] = useState(true)
  const notebooks = rows.filter((row) => row.kind === 'notebook')
  const shown = notebooks.filter((row) => holdsLetters(row.title, wanted))
  const news = notebooks.filter((row) => chosen.has(row.docId) && !start.has(row.docId))
  // Which notes go along to be edited is chosen in the next step.
  const isToRead = isToEdit && news.some((row) => row.rights === 'edit' && !row.sharesEditing)
  const toggle = (id: DocId) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const close = () => dialog.set(null)
  const submit = async () => {
    close()
    const docIds = news.map((row) => row.docId)
    const gone = [...start].filter((id) => !chosen.has(id))
    const said: string[] = []
    const steps: CollectionStep[] = []
    const apply = async (change: CollectionChange, words: string) => {
      const done = await ask(docId, change)
      if (!done) return false
      said.push(words)
      steps.push(...stepsOf(done, docId))
      return true
    }
    const isAdded =
      docIds.length > 0 &&
      (await apply(
        { kind: 'integrate', docIds, categoryIds: [] },
        t('base.added', { count: docIds.length }),
      ))
    if (gone.length > 0)
      await apply({ kind: 'takeOut', docIds: gone }, t('base.removed', { count: gone.length }))
    if (said.length > 0) tell(said.join(' · '), steps)
    if (isAdded && isToRead && sharesNext)
      openWhenFree(dialog, { kind: 'share', docId, title, asks: true })
  }
  return (
    <Dialog
      title={t('base.chooseTitle', { title: title || t('app.untitled') })}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('app.cancel')}</Button>
          <Button tone="primary" onPress={() => void submit()}>
            {t('integrate.save')}
          </Button>
        </>
      }
    >
      <Field
        label={t('sidebar.findNotebook')}
        value={wanted}
        onChange={setWanted}
        onSubmit={() => {
          const [first] = shown
          if (first) toggle(first.docId)
        }}
        hasFocus
      />
      <ul className={styles.choices}>
        {shown.map((notebook) => (
          <li key={notebook.docId}>
            <Check isSelected={chosen.has(notebook.docId)} onChange={() => toggle(notebook.docId)}>
              <span className={styles.choice}>
                <ColourDot colour={notebook.colour} />
                <bdi>{notebook.title || t('app.untitled')}</bdi>
              </span>
            </Check>
          </li>
        ))}
      </ul>
      {isShared && news.length > 0 ? (
        <div className={styles.sharing}>
          <p>{t(isToRead ? 'base.sharesEditing' : 'base.sharesToo')}</p>
          {news.map((row) => (
            <GoingOf
              key={row.docId}
              notebook={row}
              rights={isToEdit && row.sharesEditing ? 'edit' : 'read'}
            />
          ))}
          {isToRead ? (
            <Check isSelected={sharesNext} onChange={setSharesNext}>
              {t('base.shareNext')}
            </Check>
          ) : null}
        </div>
      ) : null}
      {notebooks.length === 0 ? <p>{t('base.noNotebook')}</p> : null}
    </Dialog>
  )
}

interface GoingOfProps {
  readonly notebook: CollectionRow
  /** To be edited where both are shared so already: nobody is asked again. */
  readonly rights: 'read' | 'edit'
}

/** What a base that is shared passes on with a notebook. */
function GoingOf({ notebook, rights }: GoingOfProps) {
  const { t } = useWords()
  const preview = useSharingPreview(notebook.docId)
  return (
    <section>
      <h3>
        <bdi>{notebook.title || t('app.untitled')}</bdi>
      </h3>
      {preview ? (
        <Going preview={preview} rights={rights} />
      ) : (
        <p role="status">{t('share.collection.counting')}</p>
      )}
    </section>
  )
}
