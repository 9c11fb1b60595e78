import { useLayoutEffect, useRef } from 'react'
import type { Text, UndoManager } from 'yjs'
import { bindText } from '../text-binding'
import styles from './fields.module.css'
import { useAskedFocus } from '../../ui/use-asked-focus'

export interface BoundTextProps {
  readonly text: Text
  readonly undo: UndoManager
  readonly label: string
  readonly placeholder?: string
  readonly isReadOnly: boolean
  /** Several lines; Enter breaks one. */
  readonly hasLines?: boolean
  readonly look?: 'plain' | 'lead' | 'prose'
  readonly hasFocus?: boolean
}

/** Text that is typed together with others; where it may not be changed, plain words. */
export function BoundText(props: BoundTextProps) {
  if (!props.isReadOnly) return <Area {...props} />
  return (
    <p className={`${styles.read} ${styles[props.look ?? 'plain']}`} dir="auto">
      {props.text.toString()}
    </p>
  )
}

/** As high as its text. */
function Area(props: BoundTextProps) {
  const { text, undo, label, hasLines = false, look = 'plain', hasFocus } = props
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    if (!area.current) return undefined
    return bindText(area.current, { text, undo, hasLines })
  }, [text, undo, hasLines])
  useAskedFocus(area, hasFocus ?? false)
  return (
    <textarea
      ref={area}
      className={`${styles.area} ${styles[look]}`}
      rows={1}
      dir="auto"
      aria-label={label}
      placeholder={props.placeholder}
      spellCheck={false}
      autoComplete="off"
    />
  )
}
