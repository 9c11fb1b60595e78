/** What a filter says, as the values that are in force; and the filter with one of them changed. */
import type { NoteFilter } from '../../../shared/contract/lists'
import { NO_FILTER } from '../../app/place'

/** Filters that are lists of values, of which any will do. */
export const LISTS = [
  'categories',
  'types',
  'tags',
  'authors',
  'licences',
  'languages',
] as const satisfies readonly (keyof NoteFilter)[]
export type ListName = (typeof LISTS)[number]

/** What a note was, and may have been between two days. */
export const DATED = ['modified', 'published', 'integrated'] as const
export type Dated = (typeof DATED)[number]

export function valuesOf(filter: NoteFilter, name: ListName): readonly string[] {
  return filter[name] ?? []
}

export function toggleValue<Name extends ListName>(
  filter: NoteFilter,
  name: Name,
  value: NonNullable<NoteFilter[Name]>[number],
): NoteFilter {
  const before: readonly string[] = filter[name] ?? []
  const values = before.includes(value)
    ? before.filter((each) => each !== value)
    : [...before, value]
  return set(filter, name, values.length > 0 ? values : undefined)
}

/** Undefined takes the condition away. */
export function set(filter: NoteFilter, name: keyof NoteFilter, value: unknown): NoteFilter {
  const { [name]: _, ...others } = filter
  const next: NoteFilter = value === undefined ? others : { ...others, [name]: value }
  return Object.keys(next).length === 0 ? NO_FILTER : next
}

/** The day that a field of the system shows, at its first or its last moment here. */
export function timeOfDay(day: string, edge: 'first' | 'last'): number | undefined {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) return undefined
  const time = edge === 'first' ? new Date(2000, 0) : new Date(2000, 0, 1, 23, 59, 59, 999)
  // Years below 100 would be taken for those of the last century.
  time.setFullYear(year, month - 1, date)
  return Number.isNaN(time.getTime()) ? undefined : time.getTime()
}

export function dayOf(time: number | undefined): string {
  if (time === undefined) return ''
  const date = new Date(time)
  const two = (value: number) => String(value).padStart(2, '0')
  const year = String(date.getFullYear()).padStart(4, '0')
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
