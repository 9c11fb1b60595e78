/** A notebook in the column: under its categories, in its own order; flat once it is filtered or sorted. */
import { useMemo } from 'react'
import type { NotebookView } from '../../../shared/contract/collections'
import type { DocId } from '../../../shared/records/keys'
import { isFiltered, type Look, OWN_ORDER } from '../../app/place'
import { useNavigation } from '../../app/window-state'
import { useCategorised, useNotebook, usePlaced } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'
import { placedQueryOf } from './list-source'
import { ListedRows, type ListRowsProps } from './listed-rows'
import { RowList } from './row-list'
import { useOpenRow } from './use-open-row'

interface NotebookRowsProps extends ListRowsProps {
  readonly place: { readonly kind: 'notebook'; readonly docId: DocId }
}

export function NotebookRows(props: NotebookRowsProps) {
  const { t } = useWords()
  const notebook = useNotebook(props.place.docId)
  const { look } = useNavigation().place
  if (notebook === undefined) return <Skeleton rows={6} label={t('list.loading')} />
  if (notebook === null) return null
  if (notebook.count === 0)
    return <Empty text={t('notebook.empty')} hint={t('notebook.emptyHint')} />
  const isPlain = !isFiltered(look.filter) && look.sort.by === OWN_ORDER.by
  return isPlain && !look.sort.isDescending ? (
    <Categorised {...props} notebook={notebook} />
  ) : (
    <Flat {...props} look={look} />
  )
}

function Categorised(props: NotebookRowsProps & { readonly notebook: NotebookView }) {
  const { notebook, conduct, onChooseAll } = props
  const { t } = useWords()
  const { categories, unclassified } = notebook
  const sections = useMemo(
    () => [
      ...categories.map(({ id, name, count }) => ({
        id,
        title: name || t('category.unnamed'),
        count,
      })),
      {
        id: 'none' as const,
        // Without any category there is nothing to tell apart.
        title: categories.length === 0 ? '' : t('category.none'),
        count: unclassified,
      },
    ],
    [categories, unclassified, t],
  )
  const { total, row, want, heading, readIds, findRow } = useCategorised(notebook.docId, sections)
  const { selection, onSelect, openId } = conduct
  const idAt = (index: number) => row(index)?.docId
  useOpenRow({
    now: { active: selection.active, total: total ?? 0, openId, idAt },
    selection,
    onSelect,
    want,
    findRow,
  })
  return (
    <RowList
      label={notebook.title || t('app.untitled')}
      total={total ?? 0}
      row={row}
      want={want}
      heading={heading}
      onChooseAll={onChooseAll}
      onChooseRange={(before, range) => props.onChooseRange(before, range, readIds)}
      {...conduct}
    />
  )
}

function Flat({ place, look, ...rest }: NotebookRowsProps & { readonly look: Look }) {
  const { t } = useWords()
  return (
    <ListedRows
      label={t('filter.results')}
      rows={usePlaced(placedQueryOf(place, look))}
      empty={<Empty text={t('filter.nothing')} hint={t('filter.nothingHint')} />}
      {...rest}
    />
  )
}
