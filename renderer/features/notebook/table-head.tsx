import { ArrowDown, ArrowUp } from 'lucide-react'
import type { NoteSort } from '../../../shared/contract/lists'
import type { Column } from '../../app/columns'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { gridOf, sortedBy } from './columns'
import { nextSort } from '../../app/next-sort'
import styles from './placed-row.module.css'

export interface TableHeadProps {
  readonly columns: readonly Column[]
  readonly sort: NoteSort
}

/** Names of the columns; a press on one that can order the notes does, again turns it round. */
export function TableHead({ columns, sort }: TableHeadProps) {
  const { t } = useWords()
  return (
    <div role="row" className={styles.tableHead} style={gridOf(columns)}>
      <Head name={t('table.title')} by="title" sort={sort} isFirst />
      {columns.map((column) => (
        <Head key={column} name={t(`table.${column}`)} by={sortedBy(column)} sort={sort} />
      ))}
    </div>
  )
}

interface HeadProps {
  readonly name: string
  readonly by: NoteSort['by'] | undefined
  readonly sort: NoteSort
  readonly isFirst?: boolean
}

function Head({ name, by, sort, isFirst = false }: HeadProps) {
  const { navigation } = useWindow()
  const className = isFirst ? `${styles.headCell} ${styles.first}` : styles.headCell
  if (by === undefined)
    return (
      <div role="columnheader" className={className}>
        {name}
      </div>
    )
  const isSorted = sort.by === by
  const Drawn = sort.isDescending ? ArrowDown : ArrowUp
  return (
    <div
      role="columnheader"
      className={className}
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
