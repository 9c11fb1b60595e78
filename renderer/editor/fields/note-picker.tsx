import { useEffect, useRef, useState } from 'react'
import type { Target } from '../../../shared/contract/links'
import type { DocId } from '../../../shared/records/keys'
import { useBridge } from '../../bridge/bridge-context'
import { SuggestInput } from '../../ui/suggest-input'

export interface NotePickerProps {
  readonly label: string
  readonly placeholder: string
  readonly untitled: string
  /** Not offered: the note itself, and what is there already. */
  readonly except: readonly string[]
  readonly hasFocus?: boolean
  readonly onPick: (docId: DocId) => void
}

const MOST = 8

interface Found {
  /** What was typed when it was asked for. */
  readonly query: string
  readonly targets: readonly Target[]
}

const NOTHING: Found = { query: '', targets: [] }

function offeredOf(
  targets: readonly Target[],
  { except }: Pick<NotePickerProps, 'except'>,
): readonly Target[] {
  return targets.filter(({ docId }) => !except.includes(docId)).slice(0, MOST)
}

/** Finds a note by its title or an alias. */
export function NotePicker(props: NotePickerProps) {
  const { client } = useBridge()
  const [written, setWritten] = useState('')
  const [found, setFound] = useState<Found>(NOTHING)
  const asked = useRef('')
  // Enter before the answer is there: taken once it is.
  const isTaken = useRef(false)
  const ask = async (query: string) => {
    setWritten(query)
    asked.current = query
    isTaken.current = false
    if (query.trim() === '') {
      setFound(NOTHING)
      return
    }
    const limit = MOST + props.except.length
    const targets = await client.request('findTargets', { query, kinds: ['note'], limit })
    // What was typed since has its own answer under way.
    if (asked.current !== query) return
    setFound({ query, targets })
    const [first] = offeredOf(targets, latest.current)
    if (first && isTaken.current) take(first.docId)
  }
  const take = (docId: DocId) => {
    void ask('')
    latest.current.onPick(docId)
  }
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const options = offeredOf(found.targets, props).map(({ docId, title, alias }) => ({
    id: docId,
    label: title || props.untitled,
    ...(alias === null ? {} : { hint: alias }),
  }))
  return (
    <SuggestInput
      label={props.label}
      placeholder={props.placeholder}
      value={written}
      options={options}
      isFieldLike
      hasFocus={props.hasFocus ?? false}
      onChange={(query) => void ask(query)}
      onSubmit={() => {
        const [first] = options
        if (found.query !== written) isTaken.current = true
        else if (first) take(first.id as DocId)
      }}
      onPick={({ id }) => take(id as DocId)}
    />
  )
}
