// From the draft's fields to the note's: the letters go into the document, the cursor into the field
// that has them now, all before the next key can be pressed.
import type { DraftNote } from '../../bridge/draft-note'
import type { PastedText } from './pasted-text'

interface Held<Value> {
  readonly current: Value | null
}

export interface DraftFields {
  readonly title: Held<HTMLTextAreaElement>
  readonly body: Held<HTMLTextAreaElement>
  /** What was pasted into the empty text, with its formatting. */
  readonly pasted: PastedText
}

/** Marks the two fields of the note behind a draft. */
const NOTE_FIELDS = '[data-note-fields]'

/** False while the note's own fields are not on the page, or cannot take letters. */
export function handOver(draft: DraftNote, fields: DraftFields): boolean {
  const note = document.querySelector<HTMLElement>(NOTE_FIELDS)
  const title = note?.querySelector<HTMLTextAreaElement>('[data-note-title]')
  const body = note?.querySelector<HTMLElement>('[data-note-body]')
  if (!note || !title || !body) return false
  const { body: plain } = draft.read()
  const html = fields.pasted.htmlOf(plain)
  const isInBody = document.activeElement === fields.body.current
  const isInTitle = document.activeElement === fields.title.current
  const caret = fields.title.current?.selectionStart ?? 0
  if (!draft.write({ hasBody: html === null })) return false
  reveal(note)
  if (html !== null) paste(body, { html, plain })
  if (isInTitle) {
    title.focus()
    title.setSelectionRange(caret, caret)
  } else if (isInBody) {
    body.focus()
    const selection = document.getSelection()
    selection?.selectAllChildren(body)
    selection?.collapseToEnd()
  }
  return true
}

/** The editor's own rules make of it what they would have. */
function paste(body: HTMLElement, text: { readonly html: string; readonly plain: string }): void {
  const data = new DataTransfer()
  data.setData('text/plain', text.plain)
  data.setData('text/html', text.html)
  body.focus()
  body.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
  )
}

/** What is hidden takes no focus, and React draws a moment too late for the next key. */
function reveal(note: HTMLElement): void {
  const frame = note.closest<HTMLElement>('[data-page-frame]')
  if (!frame) return
  frame.inert = false
  frame.style.visibility = 'visible'
}
