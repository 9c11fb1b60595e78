// How wide the columns of a table are, and what their heads sort by.
import type { CSSProperties } from 'react'
import type { NoteSort } from '../../../shared/contract/lists'
import type { Column } from '../../app/columns'

interface Width {
  /** In pixels: below it the table is scrolled sideways. */
  readonly least: number
  /** Of what is left over; 0 for what is never longer. */
  readonly share: number
}

const TITLE: Width = { least: 160, share: 2 }

const WIDTHS: Readonly<Record<Column, Width>> = {
  categories: { least: 120, share: 1.2 },
  type: { least: 92, share: 0 },
  tags: { least: 90, share: 0.8 },
  authors: { least: 132, share: 1 },
  licence: { least: 100, share: 0.6 },
  language: { least: 84, share: 0.4 },
  modified: { least: 96, share: 0 },
  published: { least: 96, share: 0 },
  created: { least: 96, share: 0 },
  integrated: { least: 96, share: 0 },
  by: { least: 80, share: 0.7 },
  remark: { least: 120, share: 1 },
}

/** The same for the head and every row, so that they stand under each other. */
export function gridOf(columns: readonly Column[]): CSSProperties {
  const widths = [TITLE, ...columns.map((column) => WIDTHS[column])]
  const least = widths.reduce((sum, width) => sum + width.least, 0)
  return {
    gridTemplateColumns: widths
      .map(({ least: px, share }) => (share === 0 ? `${px}px` : `minmax(${px}px, ${share}fr)`))
      .join(' '),
    // A gap before each column but the first, and one at either end.
    minWidth: `calc(${least}px + ${columns.length + 2} * var(--s-3))`,
  }
}

/** What a press on the head of a column sorts by; the others hold values that one filters by. */
export function sortedBy(column: Column): NoteSort['by'] | undefined {
  return column in SORTED_BY ? SORTED_BY[column as keyof typeof SORTED_BY] : undefined
}

const SORTED_BY = {
  authors: 'authors',
  modified: 'modified',
  published: 'published',
  created: 'created',
  integrated: 'integrated',
} as const satisfies Partial<Record<Column, NoteSort['by']>>
