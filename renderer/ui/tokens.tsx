/** Words as tokens, with a place to write the next one. */
import { X } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { foldLetters } from '../../shared/text/fold'
import { type Suggestion, SuggestInput } from './suggest-input'
import styles from './tokens.module.css'

export interface TokensProps {
  readonly label: string
  readonly words: readonly string[]
  /** Stands before each word, and belongs to none: `#`. */
  readonly sign?: string
  readonly placeholder: string
  /** Beside words that are there: what it adds is plain then. */
  readonly shortPlaceholder: string
  readonly removeLabel: (word: string) => string
  /** Words in use elsewhere, most frequent first. */
  readonly known?: readonly string[]
  readonly isReadOnly: boolean
  readonly hasFocus?: boolean
  readonly onAdd: (word: string) => void
  readonly onRemove: (word: string) => void
}

export function Tokens(props: TokensProps) {
  const { words, sign = '', onAdd, onRemove } = props
  const [written, setWritten] = useState('')
  const add = (text: string): void => {
    left.current = { ...left.current, written: '' }
    setWritten('')
    for (const part of text.split(/[,;]/u)) {
      const word = withoutSign(part.trim(), sign)
      if (word !== '') onAdd(word)
    }
  }
  // A field that goes with its note, or with the window, is left by no event of its own.
  const left = useRef({ written, add })
  useLayoutEffect(() => {
    left.current = { written: props.isReadOnly ? '' : written, add }
  })
  useLayoutEffect(() => {
    const give = () => left.current.written.trim() !== '' && left.current.add(left.current.written)
    window.addEventListener('pagehide', give)
    return () => {
      window.removeEventListener('pagehide', give)
      give()
    }
  }, [])
  return (
    <ul className={styles.tokens} aria-label={props.label}>
      {words.map((word) => (
        <li key={word} className={styles.token}>
          <span dir="auto">
            {sign}
            {word}
          </span>
          {props.isReadOnly ? null : (
            <button
              type="button"
              className={styles.remove}
              aria-label={props.removeLabel(word)}
              onClick={() => onRemove(word)}
            >
              <X size={12} strokeWidth={2} aria-hidden />
            </button>
          )}
        </li>
      ))}
      {props.isReadOnly ? null : (
        <li>
          <SuggestInput
            label={props.placeholder}
            placeholder={words.length > 0 ? props.shortPlaceholder : props.placeholder}
            value={written}
            options={suggestionsFor(written, words, props.known ?? [])}
            hasFocus={props.hasFocus ?? false}
            onChange={(value) => (/[,;]/u.test(value) ? add(value) : setWritten(value))}
            onPick={({ label }) => add(label)}
            onSubmit={add}
            onLeave={add}
            onBackspace={() => {
              const last = words.at(-1)
              if (last !== undefined) onRemove(last)
            }}
          />
        </li>
      )}
    </ul>
  )
}

const MOST = 8

/** Known words that begin so, then those that hold it, accents and case folded; none before a letter. */
export function suggestionsFor(
  written: string,
  taken: readonly string[],
  known: readonly string[],
): readonly Suggestion[] {
  const wanted = foldLetters(written.trim().replace(/^#/u, ''))
  if (wanted === '') return []
  const free = known.filter((word) => !taken.includes(word))
  const begins = free.filter((word) => foldLetters(word).startsWith(wanted))
  const holds = free.filter((word) => !begins.includes(word) && foldLetters(word).includes(wanted))
  return [...begins, ...holds].slice(0, MOST).map((word) => ({ id: word, label: word }))
}

function withoutSign(word: string, sign: string): string {
  return sign !== '' && word.startsWith(sign) ? word.slice(sign.length).trim() : word
}
