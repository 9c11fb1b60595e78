import { ArrowDown, ArrowUp } from 'lucide-react'
import type { NoteSort } from '../../../shared/contract/lists'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { type Column, SORTED_BY, WIDTHS } from './columns'
import { nextSort } from '../../app/next-sort'
import styles from './placed-row.module.css'

export interface TableHeadProps {
  readonly columns: readonly Column[]
  readonly sort: NoteSort
}

/** Names of the columns; a press on one that can order the notes does, again turns it round. */
export function TableHead({ columns, sort }: TableHeadProps) {
  const { t } = useWords()
  const widths = ['minmax(160px, 2fr)', ...columns.map((column) => WIDTHS[column])]
  return (
    <div role="row" className={styles.tableHead} style={{ gridTemplateColumns: widths.join(' ') }}>
      <Head name={t('table.title')} by="title" sort={sort} />
      {columns.map((column) => (
        <Head
          key={column}
          name={t(`table.${column}`)}
          by={column in SORTED_BY ? SORTED_BY[column as keyof typeof SORTED_BY] : undefined}
          sort={sort}
        />
      ))}
    </div>
  )
}

interface HeadProps {
  readonly name: string
  readonly by: NoteSort['by'] | undefined
  readonly sort: NoteSort
}

function Head({ name, by, sort }: HeadProps) {
  const { navigation } = useWindow()
  if (by === undefined)
    return (
      <div role="columnheader" className={styles.headCell}>
        {name}
      </div>
    )
  const isSorted = sort.by === by
  const Drawn = sort.isDescending ? ArrowDown : ArrowUp
  return (
    <div
      role="columnheader"
      className={styles.headCell}
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={styles.sorter}
        onClick={() => navigation.changeLook({ sort: nextSort(sort, by) })}
      >
        {name}
        {isSorted ? <Drawn size={12} strokeWidth={2} aria-hidden /> : null}
      </button>
    </div>
  )
}
