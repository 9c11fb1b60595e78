/** The keys that shape the text, as the bar names them. */
import type { Chord } from '../ui/keys'
import { LINK_CHORD, LISTS, MARKS, REDO_CHORD, STYLES, UNDO_CHORD } from './format-actions'
import type { EditorWords } from './words'

export interface NamedChord {
  readonly name: string
  readonly chord: Chord
}

export function formatKeys({ bar }: Pick<EditorWords, 'bar'>): readonly NamedChord[] {
  const actions = [
    ...MARKS,
    { id: 'link', chord: LINK_CHORD },
    ...STYLES,
    ...LISTS,
    { id: 'undo', chord: UNDO_CHORD },
    { id: 'redo', chord: REDO_CHORD },
  ] as const
  return actions.map(({ id, chord }) => ({ name: bar[id], chord }))
}
