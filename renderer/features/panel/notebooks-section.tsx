/** Every notebook that the open note is in: who put it there, when, and the categories it has there. */
import { BookPlus } from 'lucide-react'
import { Button as Plain } from 'react-aria-components'
import type { IntegrationRow } from '../../../shared/contract/collections'
import type { NoteRow } from '../../../shared/contract/notes'
import { useCollectionActions } from '../../app/collection-actions'
import { SignedMark } from '../../app/person-name'
import { useWindow } from '../../app/window-state'
import { useIntegrations } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import type { Words } from '../../i18n/words-context'
import { Button } from '../../ui/button'
import { Chip } from '../../ui/chip'
import { ColourDot } from '../../ui/colour-dot'
import styles from './notebooks-section.module.css'

export function NotebooksSection({ note }: { readonly note: NoteRow }) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const rows = useIntegrations(note.docId)
  if (!rows) return null
  return (
    <section className={styles.section} aria-label={t('sidebar.notebooks')}>
      <h2>{t('panel.notebooks', { count: rows.length })}</h2>
      {rows.length === 0 ? (
        <p className={styles.none}>{t('panel.noNotebook')}</p>
      ) : (
        <ul className={styles.cards}>
          {rows.map((row) => (
            <Integration key={row.notebook.docId} note={note} row={row} />
          ))}
        </ul>
      )}
      {note.trashedAt === null ? (
        <Button
          icon={BookPlus}
          onPress={() => dialog.set({ kind: 'integrate', docIds: [note.docId], title: note.title })}
        >
          {t(rows.length === 0 ? 'integrate.action' : 'panel.changeNotebooks')}
        </Button>
      ) : null}
    </section>
  )
}

function Integration({ note, row }: { readonly note: NoteRow; readonly row: IntegrationRow }) {
  const { t, times } = useWords()
  const { navigation } = useWindow()
  const { change } = useCollectionActions()
  const { notebook, categories, remark, by, isByVerified, at } = row
  const title = notebook.title || t('app.untitled')
  const canEdit = notebook.rights === 'edit' && note.trashedAt === null
  return (
    <li className={styles.card}>
      <Plain
        className={styles.name ?? ''}
        onPress={() => navigation.showList({ kind: 'notebook', docId: notebook.docId })}
      >
        <ColourDot colour={notebook.colour} />
        <bdi>{title}</bdi>
        <span className={styles.count}>{t('notebook.notes', { count: notebook.count })}</span>
      </Plain>
      <p className={styles.who}>
        {at === null
          ? t('panel.integratedUnknown')
          : by
            ? t('panel.integratedBy', { name: nameOf(row, t), when: times.full(at) })
            : t('panel.integratedAt', { when: times.full(at) })}
        {by && at !== null ? <SignedMark isVerified={isByVerified} /> : null}
      </p>
      {categories.length > 0 ? (
        <p className={styles.chips}>
          {categories.map((category) => {
            const name = category.name || t('category.unnamed')
            const remove = {
              removeLabel: t('panel.declassify', { name, title }),
              onRemove: () =>
                void change(
                  notebook.docId,
                  { kind: 'declassify', docIds: [note.docId], categoryId: category.id },
                  t('panel.declassified', { name }),
                ),
            }
            return (
              <Chip key={category.id} {...(canEdit ? remove : {})}>
                <ColourDot colour={category.colour} size={8} />
                <bdi>{name}</bdi>
              </Chip>
            )
          })}
        </p>
      ) : (
        <p className={styles.none}>{t('category.none')}</p>
      )}
      {remark ? (
        <p className={styles.remark} dir="auto">
          {remark}
        </p>
      ) : null}
    </li>
  )
}

/** Apart from the sentence around it, whichever way it is read. */
function nameOf({ by, isByVerified }: IntegrationRow, t: Words['t']): string {
  const name = `\u2068${by}\u2069`
  return isByVerified ? name : `${name} (${t('people.notVerified')})`
}
