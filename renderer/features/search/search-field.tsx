import { Search, X } from 'lucide-react'
import { useCallback, useContext, useRef } from 'react'
import type { NotePlace } from '../../../shared/contract/lists'
import type { Shelf } from '../../../shared/contract/notes'
import { COMMANDS, SEARCH_FIELD_ID } from '../../app/commands'
import { useLayout } from '../../app/layout'
import { QueryHelp } from '../../app/query/query-help'
import { QueryInput, type QueryLine } from '../../app/query/query-input'
import { focusRegion } from '../../app/regions'
import { SEARCH_WORDS } from '../../app/search-words'
import { useWindow } from '../../app/window-state'
import { useSearch } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { ICON } from '../../ui/icon'
import { IconButton } from '../../ui/icon-button'
import { formatAriaChord, formatChord, KeyNamesContext, Keys } from '../../ui/keys'
import styles from './search-field.module.css'

const PLACES = {
  notes: { kind: 'all' },
  trash: { kind: 'trash' },
} as const satisfies Readonly<Record<Shelf, NotePlace>>

/**
 * Searches as one types, in the trash where that is shown; the results take the list's place until it
 * is emptied.
 */
export function SearchField() {
  const { t } = useWords()
  const { query, shelf } = useSearch()
  const { drawer, navigation, preferences } = useWindow()
  const { hasColumns, isSideShown } = useLayout()
  const line = useRef<QueryLine>(null)
  const names = useContext(KeyNamesContext)
  const hint = t('search.keys', {
    box: formatChord(COMMANDS.jump.chord, names),
    chosen: formatChord(COMMANDS.searchAll.chord, names),
  })
  const showResults = () => {
    if (!hasColumns) drawer.set('side')
    else if (!isSideShown) preferences.change({ isSidebarShown: true })
  }
  const search = (written: string) => {
    navigation.changeSearch(written)
    if (written.trim()) showResults()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      if (query === '') focusRegion('page')
      else navigation.changeSearch('')
    } else if (query !== '' && (event.key === 'ArrowDown' || event.key === 'Enter')) {
      event.preventDefault()
      focusRegion('list')
    }
  }
  const begin = useCallback(
    (name: string) => {
      const begun = query.trim() === '' ? name : `${query.trim()} ${name}`
      line.current?.write({ query: begun, cursor: begun.length })
    },
    [query],
  )
  return (
    <div className={styles.box} role="search" title={hint}>
      <Search {...ICON} className={styles.icon} />
      <QueryInput
        ref={line}
        id={SEARCH_FIELD_ID}
        className={styles.field ?? ''}
        label={t(`${SEARCH_WORDS[shelf]}.label`)}
        placeholder={t(`${SEARCH_WORDS[shelf]}.placeholder`)}
        keyShortcuts={formatAriaChord(COMMANDS.searchAll.chord)}
        value={query}
        place={PLACES[shelf]}
        onChange={search}
        onKeyDown={onKeyDown}
      />
      {query === '' ? (
        <span className={styles.keys}>
          <Keys chord={COMMANDS.searchAll.chord} />
        </span>
      ) : (
        <IconButton
          icon={X}
          label={t('search.clear')}
          onPress={() => {
            navigation.changeSearch('')
            line.current?.focus()
          }}
        />
      )}
      <QueryHelp onField={begin} />
    </div>
  )
}
