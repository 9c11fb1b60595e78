// A shortcut as it is written on the keyboard in front of the person: Ctrl or ⌘, "Maj" in French.
import { createContext, useContext } from 'react'
import styles from './keys.module.css'

export interface Chord {
  /** Compared with `event.key`, so that it follows the keyboard's layout. */
  readonly key: string
  readonly isCtrl?: boolean
  readonly isShift?: boolean
  readonly isAlt?: boolean
}

export interface KeyNames {
  readonly isMac: boolean
  readonly shift: string
  readonly left: string
  readonly right: string
  /** Of keys that have a name of their own, by `event.key`. */
  readonly named: Readonly<Record<string, string>>
}

const PLAIN: KeyNames = { isMac: false, shift: 'Shift', left: '←', right: '→', named: {} }

export const KeyNamesContext = createContext<KeyNames>(PLAIN)

export function Keys({ chord }: { readonly chord: Chord }) {
  const names = useContext(KeyNamesContext)
  return <kbd className={styles.keys}>{formatChord(chord, names)}</kbd>
}

export function formatChord(chord: Chord, names: KeyNames): string {
  const parts = [
    chord.isCtrl ? (names.isMac ? '⌘' : 'Ctrl') : '',
    chord.isAlt ? (names.isMac ? '⌥' : 'Alt') : '',
    chord.isShift ? (names.isMac ? '⇧' : names.shift) : '',
    formatKey(chord.key, names),
  ]
  return parts.filter(Boolean).join(names.isMac ? '' : ' ')
}

function formatKey(key: string, names: KeyNames): string {
  if (key === 'ArrowLeft') return names.left
  if (key === 'ArrowRight') return names.right
  if (key === 'ArrowUp') return '↑'
  if (key === 'ArrowDown') return '↓'
  const named = names.named[key]
  if (named) return named
  return key.length === 1 ? key.toUpperCase() : key
}

/** The value of `aria-keyshortcuts`. */
export function formatAriaChord(chord: Chord): string {
  return [
    chord.isCtrl ? 'Control' : '',
    chord.isAlt ? 'Alt' : '',
    chord.isShift ? 'Shift' : '',
    chord.key,
  ]
    .filter(Boolean)
    .join('+')
}
