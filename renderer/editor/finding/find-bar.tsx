/** The search in the note: a bar above the text, with how many there are and which one is meant. */
import {
  CaseSensitive,
  ChevronDown,
  ChevronUp,
  Regex,
  Replace,
  Search,
  WholeWord,
  X,
} from 'lucide-react'
import { type RefObject, useContext, useEffect, useId, useState } from 'react'
import { useReadable } from '../../bridge/hooks'
import { formatNumber } from '../../i18n/times'
import { useWords } from '../../i18n/use-words'
import { ICON } from '../../ui/icon'
import { IconButton } from '../../ui/icon-button'
import { useAskedFocus } from '../../ui/use-asked-focus'
import { isUndo } from '../text-binding'
import { useEditorWords } from '../words'
import type { Finding, FindingState } from './finding'
import styles from './finding.module.css'
import { LastSoughtContext } from './last-sought'
import type { Sought } from './match-text'
import { ReplaceRow } from './replace-row'

const NEXT = { key: 'F3' } as const
const PREVIOUS = { key: 'F3', isShift: true } as const
const REPLACE = { key: 'h', isCtrl: true } as const

export interface FindBarProps {
  readonly finding: Finding
  readonly field: RefObject<HTMLInputElement | null>
  readonly replacement: RefObject<HTMLInputElement | null>
  readonly isBelowBar: boolean
  readonly isReplacing: boolean
  /** Absent where nothing may be written. */
  readonly onReplacing: ((isReplacing: boolean) => void) | undefined
  readonly onLeave: () => void
}

export function FindBar(props: FindBarProps) {
  const { finding, field, replacement, isBelowBar, onReplacing, onLeave } = props
  const { find: words } = useEditorWords()
  const state = useReadable(finding)
  const { sought, total, fault } = state
  const last = useContext(LastSoughtContext)
  const faultId = useId()
  const isReplacing = props.isReplacing && onReplacing !== undefined
  const [takesFocus] = useState(() => !isReplacing || sought.text === '')
  useAskedFocus(field, takesFocus)
  useEffect(() => field.current?.select(), [field])
  const seek = (change: Partial<Sought>) => {
    const wanted = { ...sought, ...change }
    last.set(wanted)
    finding.seek(wanted)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = stepOf(event)
    if (!step) return
    finding.step(step)
    event.preventDefault()
    event.stopPropagation()
  }
  const onAnyKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onLeave()
    // What was replaced last is what one means, whatever the field itself could take back.
    else if (!isUndo(event) || !finding.takeBack()) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search
      className={`${styles.bar} ${isBelowBar ? styles.isBelow : ''}`}
      aria-label={words.label}
      onKeyDown={onAnyKeyDown}
    >
      <div className={styles.row}>
        <div className={styles.box}>
          <Search {...ICON} className={styles.icon} />
          <input
            ref={field}
            className={`${styles.field} ${sought.isPattern ? styles.isPattern : ''}`}
            type="text"
            inputMode="search"
            enterKeyHint="search"
            autoComplete="off"
            spellCheck={false}
            dir="auto"
            maxLength={500}
            aria-label={words.label}
            aria-invalid={fault !== undefined}
            {...(fault ? { 'aria-describedby': faultId } : {})}
            placeholder={words.placeholder}
            value={sought.text}
            onChange={(event) => seek({ text: event.target.value })}
            onKeyDown={onKeyDown}
          />
          <Count state={state} />
          <IconButton
            icon={CaseSensitive}
            label={sought.isPattern ? words.exactCase : words.exact}
            isPressed={sought.isExact}
            onPress={() => seek({ isExact: !sought.isExact })}
          />
          <IconButton
            icon={WholeWord}
            label={words.whole}
            isPressed={sought.isWhole}
            onPress={() => seek({ isWhole: !sought.isWhole })}
          />
          <IconButton
            icon={Regex}
            label={words.pattern}
            isPressed={sought.isPattern}
            onPress={() => seek({ isPattern: !sought.isPattern })}
          />
        </div>
        {onReplacing ? (
          <IconButton
            icon={Replace}
            label={words.replacing}
            chord={REPLACE}
            isPressed={isReplacing}
            onPress={() => onReplacing(!isReplacing)}
          />
        ) : null}
        <IconButton
          icon={ChevronUp}
          label={words.previous}
          chord={PREVIOUS}
          isDisabled={total === 0}
          onPress={() => finding.step(-1)}
        />
        <IconButton
          icon={ChevronDown}
          label={words.next}
          chord={NEXT}
          isDisabled={total === 0}
          onPress={() => finding.step(1)}
        />
        <IconButton icon={X} label={words.close} onPress={onLeave} />
      </div>
      {isReplacing ? <ReplaceRow finding={finding} field={replacement} /> : null}
      <p id={faultId} className={styles.fault} role="status">
        {fault ? words.faults[fault] : ''}
      </p>
    </search>
  )
}

function Count({ state: { sought, total, number, fault, replaced } }: { state: FindingState }) {
  const { find: words } = useEditorWords()
  const { language } = useWords()
  const said = (count: number) => formatNumber(language, count)
  const text = () => {
    if (sought.text === '' || fault) return ''
    if (replaced !== undefined) return words.replaced(said(replaced), replaced < 2)
    return total === 0 ? words.none : words.count(said(number), said(total))
  }
  return (
    <span className={styles.count} role="status">
      {text()}
    </span>
  )
}

function stepOf(event: React.KeyboardEvent): 1 | -1 | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  if (event.key === 'Enter') return event.shiftKey ? -1 : 1
  if (event.key === 'ArrowDown') return 1
  return event.key === 'ArrowUp' ? -1 : undefined
}
