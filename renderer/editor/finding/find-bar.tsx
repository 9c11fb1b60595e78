/** The search in the note: a bar above the text, with how many there are and which one is meant. */
import { CaseSensitive, ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import { type RefObject, useContext, useEffect } from 'react'
import { useReadable } from '../../bridge/hooks'
import { formatNumber } from '../../i18n/times'
import { useWords } from '../../i18n/use-words'
import { ICON } from '../../ui/icon'
import { IconButton } from '../../ui/icon-button'
import { useAskedFocus } from '../../ui/use-asked-focus'
import { useEditorWords } from '../words'
import type { Finding } from './finding'
import styles from './finding.module.css'
import { LastSoughtContext } from './last-sought'
import type { Sought } from './match-text'

const NEXT = { key: 'F3' } as const
const PREVIOUS = { key: 'F3', isShift: true } as const

export interface FindBarProps {
  readonly finding: Finding
  readonly field: RefObject<HTMLInputElement | null>
  readonly isBelowBar: boolean
  readonly onLeave: () => void
}

export function FindBar({ finding, field, isBelowBar, onLeave }: FindBarProps) {
  const { find: words } = useEditorWords()
  const { sought, total, number } = useReadable(finding)
  const { language } = useWords()
  const said = (count: number) => formatNumber(language, count)
  const last = useContext(LastSoughtContext)
  useAskedFocus(field, true)
  useEffect(() => field.current?.select(), [field])
  const seek = (change: Partial<Sought>) => {
    const wanted = { ...sought, ...change }
    last.set(wanted)
    finding.seek(wanted)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = stepOf(event)
    if (event.key === 'Escape') onLeave()
    else if (step) finding.step(step)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search
      className={`${styles.bar} ${isBelowBar ? styles.isBelow : ''}`}
      aria-label={words.label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onKeyDown(event)
      }}
    >
      <div className={styles.box}>
        <Search {...ICON} className={styles.icon} />
        <input
          ref={field}
          className={styles.field}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          maxLength={500}
          aria-label={words.label}
          placeholder={words.placeholder}
          value={sought.text}
          onChange={(event) => seek({ text: event.target.value })}
          onKeyDown={onKeyDown}
        />
        <span className={styles.count} role="status">
          {sought.text === ''
            ? ''
            : total === 0
              ? words.none
              : words.count(said(number), said(total))}
        </span>
        <IconButton
          icon={CaseSensitive}
          label={words.exact}
          isPressed={sought.isExact}
          onPress={() => seek({ isExact: !sought.isExact })}
        />
      </div>
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
    </search>
  )
}

function stepOf(event: React.KeyboardEvent): 1 | -1 | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  if (event.key === 'Enter') return event.shiftKey ? -1 : 1
  if (event.key === 'ArrowDown') return 1
  return event.key === 'ArrowUp' ? -1 : undefined
}
