// Which columns the table shows: a choice of this window, the same for all notebooks.
export const COLUMNS = [
  'categories',
  'type',
  'tags',
  'modified',
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

/** How wide each is among the others. */
export const WIDTHS: Readonly<Record<Column, string>> = {
  categories: 'minmax(120px, 1.2fr)',
  type: '92px',
  tags: 'minmax(90px, 0.8fr)',
  modified: '96px',
  created: '96px',
  integrated: '96px',
  by: 'minmax(80px, 0.7fr)',
  remark: 'minmax(120px, 1fr)',
}

/** What a press on the head of a column sorts by. */
export const SORTED_BY = {
  modified: 'modified',
  created: 'created',
  integrated: 'integrated',
} as const satisfies Partial<Record<Column, string>>
