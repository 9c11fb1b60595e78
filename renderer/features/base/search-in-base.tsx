/** One search over all notebooks of a base. What it finds is a place to come back to. */
import { Search, X } from 'lucide-react'
import { useMemo } from 'react'
import type { DocId } from '../../../shared/records/keys'
import { QueryInput } from '../../app/query/query-input'
import { useNavigation, useWindow } from '../../app/window-state'
import { useFirstPlaced } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { ICON } from '../../ui/icon'
import { IconButton } from '../../ui/icon-button'
import { Skeleton } from '../../ui/skeleton'
import styles from './base.module.css'
import { NoteLines } from './note-lines'

export function SearchInBase({ docId }: { readonly docId: DocId }) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const { list, look } = useNavigation().place
  const place = useMemo(() => ({ kind: 'base', docId }) as const, [docId])
  const query = look.filter.query ?? ''
  const setQuery = (next: string) =>
    navigation.changeLook({ filter: next === '' ? {} : { query: next } })
  if (list.kind !== 'base' || list.docId !== docId) return null
  return (
    <div className={styles.search} role="search">
      <Search {...ICON} />
      <QueryInput
        label={t('base.search')}
        placeholder={t('base.search')}
        value={query}
        place={place}
        onChange={setQuery}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || query === '' || event.nativeEvent.isComposing) return
          event.stopPropagation()
          setQuery('')
        }}
      />
      {query === '' ? null : (
        <IconButton icon={X} label={t('search.clear')} onPress={() => setQuery('')} />
      )}
    </div>
  )
}

const FOUND = 100

/** The first hundred of what its notebooks say of it. */
export function FoundInBase({ docId, query }: { readonly docId: DocId; readonly query: string }) {
  const { t } = useWords()
  const asked = useMemo(
    () => ({
      place: { kind: 'base', docId } as const,
      filter: { query },
      sort: { by: 'modified', isDescending: true } as const,
    }),
    [docId, query],
  )
  const { total, row } = useFirstPlaced(asked, FOUND)
  if (total === undefined) return <Skeleton rows={4} label={t('search.searching')} />
  const notes = Array.from({ length: Math.min(total, FOUND) }, (_, index) => row(index))
  return (
    <section className={styles.part}>
      <p role="status">
        {t('search.count', { count: total })}{' '}
        {total > FOUND ? t('search.first', { shown: FOUND }) : null}
      </p>
      <NoteLines
        notes={notes.flatMap((note) => note ?? [])}
        place={{ kind: 'base', docId }}
        label={t('search.results')}
      />
    </section>
  )
}
