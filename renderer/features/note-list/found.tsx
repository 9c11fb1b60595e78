import { useEffect } from 'react'
import type { DocId } from '../../../shared/records/keys'
import { asksNothingYet, titleOf } from '../../../shared/text/query/asked'
import { useCreateNote } from '../../app/create-note'
import { useNavigation, useWindow } from '../../app/window-state'
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
  const { found, isCurrent, query } = useSearch()
  const total = found?.total
  useEffect(() => {
    if (total !== undefined && isCurrent) announcer.say(t('search.count', { count: total }))
  }, [total, isCurrent, announcer, t])
  if (!found) return <Skeleton rows={6} label={t('search.searching')} />
  const { rows } = found
  const { selection, onSelect, openId } = conduct
  const idAt = (index: number) => rows[index]?.docId
  return (
    <>
      <div className={styles.remarks}>
        {total ? <p>{t('search.count', { count: total })}</p> : null}
        {found.isIndexing ? <p className={styles.warn}>{t('search.indexing')}</p> : null}
        {total && total > rows.length ? <p>{t('search.first', { shown: rows.length })}</p> : null}
      </div>
      {rows.length === 0 && isCurrent ? (
        <NothingFound query={query.trim()} />
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
            label={t('search.results')}
            total={rows.length}
            row={(index) => rows[index]}
            want={wantNothing}
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

function NothingFound({ query }: { readonly query: string }) {
  const { t } = useWords()
  const title = titleOf(query)
  const createNote = useCreateNote()
  const { place } = useNavigation()
  const create = async () => {
    if (title) await createNote({ title, focus: 'body' })
  }
  if (asksNothingYet(query)) return <Empty text={t('search.unfinished')} />
  return (
    <Empty
      text={t('search.none', { query })}
      hint={t('search.noneHint')}
      action={
        title && place.list.kind !== 'trash' ? (
          <Button onPress={() => void create()}>{t('search.create')}</Button>
        ) : null
      }
    />
  )
}
