import { useEffect, useRef, useState } from 'react'
import styles from './editable-text.module.css'

export interface EditableTextProps {
  readonly label: string
  readonly value: string
  readonly placeholder: string
  readonly isReadOnly: boolean
  /** False where it was not taken, which the person was told: the typed words stay in the field. */
  readonly onCommit: (value: string) => Promise<boolean>
  readonly size: 'title' | 'text'
}

/** Enough to type; of a title, the host takes more: host/pages/request-parts.ts. */
const MOST_LETTERS = { title: 1000, text: 10_000 } as const

interface Typed {
  readonly text: string
  /** What stood there at the first letter: what others write meanwhile is not overwritten unasked. */
  readonly start: string
}

/** Words that are typed over where they stand. Enter, leaving or going elsewhere keeps them, Escape does not. */
export function EditableText(props: EditableTextProps) {
  const { label, value, placeholder, isReadOnly, onCommit, size } = props
  const [typed, setTyped] = useState<Typed | null>(null)
  const latest = useRef({ typed, onCommit })
  const keep = (next: Typed | null) => {
    latest.current = { typed: next, onCommit }
    setTyped(next)
  }
  const commit = async () => {
    const given = latest.current.typed
    if (given === null) return
    const isTaken = given.text.trim() === given.start.trim() || (await onCommit(given.text.trim()))
    // Letters typed meanwhile are another matter.
    if (isTaken && latest.current.typed === given) keep(null)
  }
  useEffect(() => {
    latest.current = { ...latest.current, onCommit }
  }, [onCommit])
  useEffect(() => {
    const giveLeft = () => {
      const { typed: left, onCommit: give } = latest.current
      latest.current = { typed: null, onCommit: give }
      if (left !== null && left.text.trim() !== left.start.trim()) void give(left.text.trim())
    }
    window.addEventListener('pagehide', giveLeft)
    return () => {
      window.removeEventListener('pagehide', giveLeft)
      giveLeft()
    }
  }, [])
  return (
    <textarea
      className={`${styles.field} ${styles[size]}`}
      aria-label={label}
      placeholder={placeholder}
      readOnly={isReadOnly}
      rows={1}
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      maxLength={MOST_LETTERS[size]}
      value={typed?.text ?? value}
      onChange={(event) => {
        const text = event.target.value.replace(/\s*\n\s*/gu, ' ')
        keep({ text, start: typed?.start ?? value })
      }}
      onBlur={() => void commit()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') {
          event.preventDefault()
          event.currentTarget.blur()
        }
        if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation()
          keep(null)
        }
      }}
    />
  )
}
