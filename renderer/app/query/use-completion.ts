/**
 * What is offered while a search is typed, and the keys that choose from it. Values come unasked
 * behind a field's colon; fields only when somebody asks, so that ordinary words are left in peace.
 */
import { useMemo, useState } from 'react'
import type { NotePlace } from '../../../shared/contract/lists'
import {
  applyCompletion,
  type Completed,
  type Completion,
  completeQuery,
} from '../../../shared/text/query/complete'
import { formatNumber } from '../../i18n/times'
import { useWords } from '../../i18n/use-words'
import type { Option } from '../../ui/option-list'
import { NOTHING_KNOWN, useKnownValues } from './known-values'

export interface QueryOption extends Option {
  readonly completion: Completion
}

export interface CompletionRequest {
  readonly query: string
  /** Undefined while the field has no focus: then nothing is offered. */
  readonly cursor: number | undefined
  readonly place: NotePlace
  readonly onComplete: (completed: Completed) => void
}

export interface OfferedCompletions {
  /** None: no list is shown. */
  readonly options: readonly QueryOption[]
  readonly active: number
  readonly take: (option: QueryOption) => void
  /** Whether the key was the list's, and is nobody else's. */
  readonly takeKey: (event: React.KeyboardEvent) => boolean
  readonly noteTyped: (query: string, cursor: number) => void
}

export function useCompletion(request: CompletionRequest): OfferedCompletions {
  const { query, cursor, place, onComplete } = request
  const { language } = useWords()
  const [isAsked, setAsked] = useState(false)
  const [active, setActive] = useState(-1)
  /** Where the part begins whose list was closed; it stays so. */
  const [closedAt, setClosedAt] = useState<number>()
  const at = cursor ?? 0
  const { field } = completeQuery(query, at, NOTHING_KNOWN, language)
  const known = useKnownValues(place, cursor === undefined ? undefined : field)
  const found = useMemo(
    () => completeQuery(query, at, known, language),
    [query, at, known, language],
  )
  const isOpen =
    cursor !== undefined && (isAsked || (field !== undefined && closedAt !== found.from))
  const isCounting = known === NOTHING_KNOWN && field !== undefined && field !== 'title'
  const options = useOptions(isOpen ? found.offered : NOTHING)
  const close = (from?: number) => {
    setAsked(false)
    setActive(-1)
    setClosedAt(from)
  }
  const take = ({ completion }: QueryOption) => {
    close()
    onComplete(applyCompletion(query, found, completion, language))
  }
  const ask = (first: number) => {
    setAsked(true)
    setActive(first)
    return true
  }
  const takeKey = (event: React.KeyboardEvent): boolean => {
    if (event.nativeEvent.isComposing) return false
    const chosen = options[active]
    if (options.length === 0) {
      if (event.key === ' ' && event.ctrlKey) return ask(-1)
      if (event.key !== 'ArrowDown') return false
      // The first of the values, once they are counted.
      if (isOpen && isCounting) return ask(0)
      return event.altKey ? ask(-1) : query === '' && ask(0)
    }
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        // One place more than there are options: the field itself, with nothing chosen.
        const places = options.length + 1
        const step = event.key === 'ArrowDown' ? 1 : -1
        setActive(((active + 1 + step + places) % places) - 1)
        return true
      }
      case 'Enter':
        if (chosen) take(chosen)
        return chosen !== undefined
      case 'Tab': {
        // Where nothing is begun, Tab goes on to what is next in the window.
        const isBegun = at > found.from && query.charAt(at - 1) !== ':'
        const meant = chosen ?? (isBegun ? options[0] : undefined)
        if (event.shiftKey || !meant) return false
        take(meant)
        return true
      }
      case 'Escape':
        close(found.from)
        return true
      default:
        return false
    }
  }
  const noteTyped = (next: string, to: number) => {
    setActive(-1)
    if (/\s/u.test(next.charAt(to - 1))) setAsked(false)
    if (closedAt !== undefined && to <= closedAt + 1) setClosedAt(undefined)
  }
  return { options, active: Math.min(active, options.length - 1), take, takeKey, noteTyped }
}

function useOptions(offered: readonly Completion[]): readonly QueryOption[] {
  const { t, language } = useWords()
  return useMemo(
    () =>
      offered.map((completion) => {
        const { field, value, label, count } = completion
        const hint = () => {
          if (value === undefined) return t(`query.about.${field}`)
          return count === undefined ? value : formatNumber(language, count)
        }
        return { id: `${field}:${value ?? ''}`, label, hint: hint(), completion }
      }),
    [offered, t, language],
  )
}

const NOTHING: readonly Completion[] = []
