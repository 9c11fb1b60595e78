import { Trash2 } from 'lucide-react'
import { useEffect } from 'react'
import type { FoundNotes, Shelf } from '../../../shared/contract/notes'
import type { DocId } from '../../../shared/records/keys'
import { asksNothingYet, titleOf } from '../../../shared/text/query/asked'
import { useCreateNote } from '../../app/create-note'
import { ALL } from '../../app/place'
import { SEARCH_WORDS } from '../../app/search-words'
import { useWindow } from '../../app/window-state'
import { useSearch } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'
import styles from './note-list.module.css'
import { type RowConduct, RowList } from './row-list'
import { chooseAll, type Selection } from '../../ui/selection'
import { type ListNow, useHeldRow } from '../../ui/use-held-row'

/** What a search found, best first. The answer before stays on screen until the next one is there. */
export function Found({ conduct }: { readonly conduct: RowConduct }) {
  const { t } = useWords()
  const { announcer } = useWindow()
  const { found, isCurrent, query, shelf } = useSearch()
  const total = found?.total
  useEffect(() => {
    if (total !== undefined && isCurrent)
      announcer.say(t(`${SEARCH_WORDS[shelf]}.count`, { count: total }))
  }, [total, isCurrent, shelf, announcer, t])
  if (!found) return <Skeleton rows={6} label={t('search.searching')} />
  const { rows } = found
  const { selection, onSelect, openId } = conduct
  const idAt = (index: number) => rows[index]?.docId
  return (
    <>
      <div className={styles.remarks}>
        {total ? <p>{t(`${SEARCH_WORDS[shelf]}.count`, { count: total })}</p> : null}
        {found.isIndexing ? <p className={styles.warn}>{t('search.indexing')}</p> : null}
        {total && total > rows.length ? <p>{t('search.first', { shown: rows.length })}</p> : null}
      </div>
      {rows.length === 0 && isCurrent ? (
        <NothingFound query={query.trim()} shelf={shelf} found={found} />
      ) : (
        <>
          <HeldRow
            // The first answer to another question begins at its first row.
            key={`${query.trim()} ${isCurrent}`}
            now={{ active: selection.active, total: rows.length, openId, idAt }}
            selection={selection}
            onSelect={onSelect}
          />
          <RowList
            label={t(`${SEARCH_WORDS[shelf]}.results`)}
            total={rows.length}
            row={(index) => rows[index]}
            want={wantNothing}
            beginsAtFirst
            onChooseAll={() =>
              onSelect(
                chooseAll(
                  selection,
                  rows.map(({ docId }) => docId),
                ),
              )
            }
            {...conduct}
          />
        </>
      )}
    </>
  )
}

function wantNothing(): void {}

interface HeldRowProps {
  readonly now: ListNow<DocId>
  readonly selection: Selection<DocId>
  readonly onSelect: (selection: Selection<DocId>) => void
}

function HeldRow({ now, selection, onSelect }: HeldRowProps) {
  useHeldRow(now, selection, onSelect)
  return null
}

interface NothingFoundProps {
  readonly query: string
  readonly shelf: Shelf
  readonly found: Pick<FoundNotes, 'inTrash' | 'isIndexing'>
}

function NothingFound({ query, shelf, found }: NothingFoundProps) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const { inTrash, isIndexing } = found
  const title = titleOf(query)
  const createNote = useCreateNote()
  const create = async () => {
    if (title) await createNote({ title, focus: 'body' })
  }
  if (asksNothingYet(query)) return <Empty text={t('search.unfinished')} />
  if (isIndexing) return <Empty text={t('search.noneYet', { query })} />
  if (shelf === 'trash')
    return (
      <Empty
        text={t('searchTrash.none', { query })}
        action={
          <Button onPress={() => navigation.searchOn(ALL)}>{t('searchTrash.everywhere')}</Button>
        }
      />
    )
  return (
    <Empty
      text={t('search.none', { query })}
      hint={t('search.noneHint')}
      action={
        <div className={styles.ways}>
          {inTrash > 0 ? (
            <Button icon={Trash2} onPress={() => navigation.searchOn({ kind: 'trash' })}>
              {t('searchTrash.count', { count: inTrash })}
            </Button>
          ) : null}
          {title ? <Button onPress={() => void create()}>{t('search.create')}</Button> : null}
        </div>
      }
    />
  )
}
