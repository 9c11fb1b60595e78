/** What the window's commands ask of the text that is open: to be shaped where its cursor is. */
import type { Editor } from '@tiptap/core'
import type { Chord } from '../ui/keys'
import { barItems } from './bar-items'
import { focusNow } from './focus-now'
import { LISTS, MARKS, STYLES } from './format-actions'
import type { EditorWords } from './words'

export type FormatId = keyof EditorWords['bar']

export interface Format {
  readonly id: FormatId
  readonly chord?: Chord
}

/** In the order of the shortcut sheet, then what has no keys. A link is a command by itself. */
export const FORMATS: readonly Format[] = [
  ...[...MARKS, ...STYLES, ...LISTS].map(({ id, chord }) => ({ id, chord })),
  { id: 'table' },
  { id: 'divider' },
]

const FORMAT_EVENT = 'carnet:format'

/** False where no text is open that can be written in. With null it is only asked. */
export function requestFormat(id: FormatId | null): boolean {
  const event = new CustomEvent(FORMAT_EVENT, { detail: id, cancelable: true })
  return !document.dispatchEvent(event)
}

/** Until what it gives back is called. The text's own choice stands: what is chosen is shaped. */
export function serveFormats(editor: Editor): () => void {
  const onFormat = (event: Event) => {
    event.preventDefault()
    const id: unknown = event instanceof CustomEvent ? event.detail : null
    const style = STYLES.find((each) => each.id === id)
    if (style) style.apply(focusNow(editor).chain()).run()
    const { letters, blocks } = barItems({ editor, on: [], isLink: false, onLink: () => {} })
    ;[...letters, ...blocks].find((item) => item.id === id)?.run()
  }
  document.addEventListener(FORMAT_EVENT, onFormat)
  return () => document.removeEventListener(FORMAT_EVENT, onFormat)
}
