/** A knowledge base in the middle of the window: what it is, its notebooks, its latest notes. */
import type { BaseView } from '../../../shared/contract/collections'
import type { DocId } from '../../../shared/records/keys'
import { CollectionInTrash } from '../../app/collection-in-trash'
import { leaveCollection } from '../../app/regions'
import { useNavigation, useWindow } from '../../app/window-state'
import { useBase } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'
import { BaseHead } from './base-head'
import styles from './base.module.css'
import { NotebookCards } from './notebook-cards'
import { NoteLines } from './note-lines'
import { FoundInBase, SearchInBase } from './search-in-base'

export function BasePage({ docId }: { readonly docId: DocId }) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const base = useBase(docId)
  return (
    <main
      className={styles.page}
      data-region="page"
      aria-label={t('base.region')}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        if (event.nativeEvent.isComposing) return
        if (leaveCollection()) event.preventDefault()
      }}
    >
      {base === undefined ? (
        <Skeleton rows={6} label={t('list.loading')} />
      ) : base === null ? (
        <Empty
          text={t('base.gone')}
          hint={t('notebook.goneHint')}
          action={
            <Button onPress={() => navigation.showList({ kind: 'all' })}>{t('list.notes')}</Button>
          }
        />
      ) : base.trashedAt !== null ? (
        <CollectionInTrash docId={docId} kind="base" title={base.title} />
      ) : (
        <Open base={base} />
      )}
    </main>
  )
}

function Open({ base }: { readonly base: BaseView }) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const { filter } = useNavigation().place.look
  const choose = () => dialog.set({ kind: 'collect', docId: base.docId })
  return (
    <div className={styles.column}>
      <BaseHead base={base} onChoose={choose} />
      <SearchInBase docId={base.docId} />
      {filter.query ? (
        <FoundInBase docId={base.docId} query={filter.query} />
      ) : (
        <>
          <section className={styles.part}>
            <div className={styles.partHead}>
              <h2>{t('sidebar.notebooks')}</h2>
            </div>
            {base.notebooks.length === 0 ? (
              <Empty
                text={t('base.empty')}
                isRegionStart
                hint={t('base.emptyHint')}
                action={
                  base.rights === 'edit' ? (
                    <Button tone="primary" onPress={choose}>
                      {t('base.choose')}
                    </Button>
                  ) : null
                }
              />
            ) : (
              <NotebookCards base={base} />
            )}
          </section>
          {base.latest.length > 0 ? (
            <section className={styles.part}>
              <div className={styles.partHead}>
                <h2>{t('base.latest')}</h2>
              </div>
              <NoteLines
                notes={base.latest}
                place={{ kind: 'base', docId: base.docId }}
                label={t('base.latest')}
              />
            </section>
          ) : null}
        </>
      )}
    </div>
  )
}
