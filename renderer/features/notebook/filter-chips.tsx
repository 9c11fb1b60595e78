import { BookmarkPlus } from 'lucide-react'
import { useState } from 'react'
import type { NotebookView } from '../../../shared/contract/collections'
import { formatLook } from '../../app/address'
import { useFilterActions } from '../../app/filter-actions'
import { isFiltered, type Look, NO_FILTER } from '../../app/place'
import { useNavigation, useWindow } from '../../app/window-state'
import { useFirstPlaced } from '../../bridge/collection-hooks'
import { useSavedFilters } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Chip } from '../../ui/chip'
import styles from './filter.module.css'
import { DATED, LISTS, set, valuesOf } from './filters'
import { KeepFilter } from './keep-filter'
import { SavedFilters } from './saved-filters'
import { useValueWords } from './value-words'

/** What is in force, each with a cross, and how many it leaves; and the filters that were kept under a name. */
export function FilterChips({ notebook }: { readonly notebook: NotebookView }) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const { look } = useNavigation().place
  const { keep } = useFilterActions()
  const { docId } = notebook
  const saved = useSavedFilters().filter((each) => each.docId === docId)
  const [isNaming, setNaming] = useState(false)
  const isOn = isFiltered(look.filter)
  const query = String(formatLook(look))
  const chips = (
    <div className={styles.inForce} role="group" aria-label={t('filter.inForce')}>
      <SavedFilters filters={saved} query={query} />
      {isOn ? <Conditions notebook={notebook} /> : null}
      {isOn ? (
        <Button tone="quiet" onPress={() => navigation.changeLook({ filter: NO_FILTER })}>
          {t('filter.clear')}
        </Button>
      ) : null}
      {isNaming ? (
        <KeepFilter
          onEnd={(name) => {
            setNaming(false)
            if (name) void keep(name, { docId, query })
          }}
        />
      ) : isOn && !saved.some((each) => each.query === query) ? (
        <Button tone="quiet" icon={BookmarkPlus} onPress={() => setNaming(true)}>
          {t('filter.save')}
        </Button>
      ) : null}
    </div>
  )
  return (
    <div className={styles.filters}>
      {isOn || saved.length > 0 ? chips : null}
      {/* Here before its words are, which are not said otherwise. */}
      <p className={styles.left} role="status">
        {isOn ? <Left notebook={notebook} look={look} /> : null}
      </p>
    </div>
  )
}

/** How many notes the filters leave, of all. */
function Left({ notebook, look }: { readonly notebook: NotebookView; readonly look: Look }) {
  const { t } = useWords()
  const { filter, sort } = look
  const place = { kind: 'notebook', docId: notebook.docId } as const
  const { total } = useFirstPlaced({ place, filter, sort }, 0)
  return total === undefined ? null : t('filter.left', { count: total, total: notebook.count })
}

function Conditions({ notebook }: { readonly notebook: NotebookView }) {
  const { t, times } = useWords()
  const { navigation } = useWindow()
  const { filter } = useNavigation().place.look
  const words = useValueWords(notebook)
  const change = (next: typeof filter) => navigation.changeLook({ filter: next })
  const chip = (key: string, text: string, name: keyof typeof filter, left?: unknown) => (
    <Chip
      key={key}
      removeLabel={t('filter.remove', { name: text })}
      onRemove={() => change(set(filter, name, left))}
    >
      <bdi>{text}</bdi>
    </Chip>
  )
  return (
    <>
      {LISTS.flatMap((name) =>
        valuesOf(filter, name).map((value) => {
          const others = valuesOf(filter, name).filter((each) => each !== value)
          const left = others.length > 0 ? others : undefined
          return chip(`${name} ${value}`, words[name](value), name, left)
        }),
      )}
      {filter.query ? chip('query', t('filter.queryIs', { query: filter.query }), 'query') : null}
      {filter.hasAttachments ? chip('files', t('filter.attachments'), 'hasAttachments') : null}
      {filter.hasOpenTasks ? chip('tasks', t('filter.tasks'), 'hasOpenTasks') : null}
      {DATED.flatMap((dated) =>
        EDGES.map((edge) => {
          const [name, time] = [`${dated}${edge}` as const, filter[`${dated}${edge}`]]
          if (time === undefined) return null
          return chip(name, t(`filter.${name}`, { date: times.date(time) }), name)
        }),
      )}
    </>
  )
}

const EDGES = ['From', 'To'] as const
