import { Search, X } from 'lucide-react'
import { useContext, useRef } from 'react'
import { COMMANDS, SEARCH_FIELD_ID } from '../../app/commands'
import { useLayout } from '../../app/layout'
import { focusRegion } from '../../app/regions'
import { useWindow } from '../../app/window-state'
import { useSearch } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { ICON } from '../../ui/icon'
import { IconButton } from '../../ui/icon-button'
import { formatAriaChord, formatChord, KeyNamesContext, Keys } from '../../ui/keys'
import styles from './search-field.module.css'

/** Searches as one types; the results take the list's place until it is emptied. */
export function SearchField() {
  const { t } = useWords()
  const { query, setQuery } = useSearch()
  const { drawer, preferences } = useWindow()
  const { hasColumns, isSideShown } = useLayout()
  const field = useRef<HTMLInputElement>(null)
  const names = useContext(KeyNamesContext)
  const hint = t('search.keys', {
    box: formatChord(COMMANDS.jump.chord, names),
    chosen: formatChord(COMMANDS.searchAll.chord, names),
  })
  const showResults = () => {
    if (!hasColumns) drawer.set('side')
    else if (!isSideShown) preferences.change({ isSidebarShown: true })
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      if (query === '') focusRegion('page')
      else setQuery('')
    } else if (query !== '' && (event.key === 'ArrowDown' || event.key === 'Enter')) {
      event.preventDefault()
      focusRegion('list')
    }
  }
  return (
    <div className={styles.box} role="search" title={hint}>
      <Search {...ICON} className={styles.icon} />
      <input
        ref={field}
        id={SEARCH_FIELD_ID}
        className={styles.field}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        maxLength={500}
        aria-label={t('search.label')}
        aria-keyshortcuts={formatAriaChord(COMMANDS.searchAll.chord)}
        placeholder={t('search.placeholder')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          if (event.target.value.trim()) showResults()
        }}
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
            setQuery('')
            field.current?.focus()
          }}
        />
      )}
    </div>
  )
}
