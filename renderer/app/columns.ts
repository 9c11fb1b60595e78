// Which columns the table of a notebook shows, beside the titles.
export const COLUMNS = [
  'categories',
  'type',
  'tags',
  'authors',
  'licence',
  'language',
  'modified',
  'published',
  'created',
  'integrated',
  'by',
  'remark',
] as const
export type Column = (typeof COLUMNS)[number]

/** In the order of the table; names of another version are left out. */
export function readColumns(names: readonly string[]): readonly Column[] {
  return COLUMNS.filter((column) => names.includes(column))
}
