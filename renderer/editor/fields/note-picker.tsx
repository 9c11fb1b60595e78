import { useRef, useState } from 'react'
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

/** Finds a note by its title or an alias. */
export function NotePicker(props: NotePickerProps) {
  const { client } = useBridge()
  const [written, setWritten] = useState('')
  const [found, setFound] = useState<readonly Target[]>([])
  const asked = useRef('')
  const ask = async (query: string) => {
    setWritten(query)
    asked.current = query
    if (query.trim() === '') {
      setFound([])
      return
    }
    const limit = MOST + props.except.length
    const targets = await client.request('findTargets', { query, kinds: ['note'], limit })
    // What was typed since has its own answer under way.
    if (asked.current === query) setFound(targets)
  }
  const options = found
    .filter(({ docId }) => !props.except.includes(docId))
    .slice(0, MOST)
    .map(({ docId, title, alias }) => ({
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
        if (first) props.onPick(first.id as DocId)
      }}
      onPick={({ id }) => {
        void ask('')
        props.onPick(id as DocId)
      }}
    />
  )
}
