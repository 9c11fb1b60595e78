/** The selection of a list for as long as the list stays the same one: another list begins anew. */
import { useState } from 'react'
import { chooseAll, NO_SELECTION, type Selection } from './selection'

export interface KeptSelection<Id extends string> {
  readonly selection: Selection<Id>
  readonly onSelect: (next: Selection<Id>) => void
  /** All of these, once they are read, unless another list is there or something else chosen by then. */
  readonly onReadAll: (ids: Promise<readonly Id[]>) => void
  /** A range, once it is read, unless something else was chosen by then. */
  readonly onReadRange: (before: Selection<Id>, ids: Promise<readonly Id[]>) => void
}

interface Kept<Id extends string> {
  readonly source: string
  readonly selection: Selection<Id>
}

/** `source` names what the list shows. */
export function useKeptSelection<Id extends string>(source: string): KeptSelection<Id> {
  const [kept, setKept] = useState<Kept<Id>>({ source, selection: NO_SELECTION })
  const selection = kept.source === source ? kept.selection : NO_SELECTION
  return {
    selection,
    onSelect: (next) => setKept({ source, selection: next }),
    onReadAll: (ids) => {
      void ids.then((all) =>
        setKept((now) =>
          now === kept || (now.source === source && now.selection.chosen === selection.chosen)
            ? { source, selection: chooseAll(now === kept ? selection : now.selection, all) }
            : now,
        ),
      )
    },
    onReadRange: (before, ids) => {
      void ids.then((all) =>
        setKept((now) =>
          now.selection === before ? { source, selection: chooseAll(before, all) } : now,
        ),
      )
    },
  }
}
