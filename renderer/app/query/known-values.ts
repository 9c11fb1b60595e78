/** What a place's notes have, for the field that is being typed alone: counting takes a while. */
import { useMemo } from 'react'
import type { CollectionRow } from '../../../shared/contract/collections'
import type { Facets, NotePlace } from '../../../shared/contract/lists'
import type { KnownValues } from '../../../shared/text/query/complete'
import { type Field, isDated } from '../../../shared/text/query/fields'
import { useBridge } from '../../bridge/bridge-context'
import { useReadable } from '../../bridge/hooks'
import { NOTHING_READ } from '../../bridge/store'
import { languageName } from '../../i18n/language-names'
import { queryDates } from '../../i18n/query-dates'
import { useWords } from '../../i18n/use-words'

export const NOTHING_KNOWN: KnownValues = {
  types: [],
  tags: [],
  authors: [],
  licences: [],
  languages: [],
  withAttachments: 0,
  withOpenTasks: 0,
  notebooks: [],
  categories: [],
  dates: [],
}

/** Of what is asked for and not there yet nothing is known. */
export function useKnownValues(place: NotePlace, field: Field | undefined): KnownValues {
  const { t, language, times } = useWords()
  const facets = useFacetsFor(place, field)
  const collections = useNotebooksFor(field)
  const day = new Date(times.now).setHours(0, 0, 0, 0)
  return useMemo(() => {
    if (field !== undefined && isDated(field)) {
      const dates = queryDates(t, language, day)
      return { ...NOTHING_KNOWN, dates: dates.map((date) => ({ ...date, count: undefined })) }
    }
    if (field === 'notebook') return { ...NOTHING_KNOWN, notebooks: titlesOf(collections) }
    if (!facets) return NOTHING_KNOWN
    const languages = facets.languages.map(({ value, count }) => ({
      value,
      count,
      label: languageName(language, value),
    }))
    return { ...NOTHING_KNOWN, ...facets, languages }
  }, [field, facets, collections, t, language, day])
}

function useFacetsFor(place: NotePlace, field: Field | undefined): Facets | undefined {
  const { facets } = useBridge().view.collections
  const isCounted = field !== undefined && !isDated(field) && !UNCOUNTED.includes(field)
  return useReadable(
    useMemo(() => (isCounted ? facets.read(place) : NOTHING_READ), [facets, place, isCounted]),
  )
}

function useNotebooksFor(field: Field | undefined): readonly CollectionRow[] | undefined {
  const { list } = useBridge().view.collections
  const isAsked = field === 'notebook'
  return useReadable(useMemo(() => (isAsked ? list.read('all') : NOTHING_READ), [list, isAsked]))
}

const UNCOUNTED: readonly Field[] = ['title', 'notebook']

/** Two notebooks of one title are one name to a search. */
function titlesOf(rows: readonly CollectionRow[] = []): KnownValues['notebooks'] {
  const counts = new Map<string, number>()
  for (const { kind, title, trashedAt, count } of rows)
    if (kind === 'notebook' && trashedAt === null && title.trim() !== '')
      counts.set(title, (counts.get(title) ?? 0) + count)
  return [...counts].map(([value, count]) => ({ value, count }))
}
