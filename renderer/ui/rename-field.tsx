import {
  createContext,
  type RefObject,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react'
import styles from './rename-field.module.css'

/** What is being typed over a title, for a field that is drawn anew in another place. */
export interface TypedTitle {
  /** What stood there at first. */
  readonly start: string
  readonly text: string
  readonly from: number
  readonly to: number
}

/** A list whose rows move while a title is typed keeps what is typed; null where nothing moves. */
export const TypedTitleContext = createContext<RefObject<TypedTitle | null> | null>(null)

export interface RenameFieldProps {
  readonly label: string
  readonly title: string
  /** Null when it was given up, or nothing changed. */
  readonly onEnd: (title: string | null) => void
  readonly placeholder?: string
}

/** A title in its row, to be typed over. Enter or leaving keeps it, Escape does not. */
export function RenameField({ label, title, onEnd, placeholder }: RenameFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const hasEnded = useRef(false)
  const kept = useContext(TypedTitleContext)
  const start = useRef(title)
  const isResumed = useRef(false)
  // Before the next letter is typed.
  useLayoutEffect(() => {
    const line = field.current
    const typed = kept?.current
    if (!line || !typed) return
    isResumed.current = true
    start.current = typed.start
    line.value = typed.text
    line.focus()
    line.setSelectionRange(typed.from, typed.to)
  }, [kept])
  // After a menu that it was chosen in has given the focus back.
  useEffect(() => {
    if (isResumed.current) return
    field.current?.focus()
    field.current?.select()
  }, [])
  const keep = ({ value, selectionStart, selectionEnd }: HTMLInputElement) => {
    if (!kept || hasEnded.current) return
    const end = value.length
    kept.current = {
      start: start.current,
      text: value,
      from: selectionStart ?? end,
      to: selectionEnd ?? end,
    }
  }
  const end = (value: string | null) => {
    if (hasEnded.current) return
    hasEnded.current = true
    if (kept) kept.current = null
    onEnd(value === null ? null : changedTitle({ start: start.current, text: value }))
  }
  return (
    <input
      ref={field}
      className={styles.field}
      defaultValue={title}
      aria-label={label}
      placeholder={placeholder}
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      onClick={(event) => event.stopPropagation()}
      onInput={(event) => keep(event.currentTarget)}
      onSelect={(event) => keep(event.currentTarget)}
      onBlur={(event) => end(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') {
          // Or it presses what has the focus next.
          event.preventDefault()
          end(event.currentTarget.value)
        }
        if (event.key === 'Escape') end(null)
      }}
    />
  )
}

/** Null where nothing changed. */
export function changedTitle({ start, text }: Pick<TypedTitle, 'start' | 'text'>): string | null {
  const title = text.trim()
  return title === start ? null : title
}
