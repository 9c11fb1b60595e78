/**
 * Types a draft's letters into the note behind it, as the person would have: through the browser's
 * own editing, so that the editor's rules and its undo see ordinary input.
 */

export interface DraftText {
  readonly title: string
  readonly body: string
  /** What was pasted into the empty body, with its formatting; null when nothing was. */
  readonly html: string | null
}

interface Fields {
  readonly title: { readonly current: HTMLTextAreaElement | null }
  readonly body: { readonly current: HTMLTextAreaElement | null }
}

export interface HandingOver {
  readonly text: DraftText
  readonly from: Fields
}

/** Marks the two fields of the editor behind a draft. */
export const NOTE_FIELDS = '[data-note-fields]'

/** False while the note's own fields are not on the page yet. */
export function handOver({ text, from }: HandingOver): boolean {
  const note = document.querySelector<HTMLElement>(NOTE_FIELDS)
  const title = note?.querySelector<HTMLElement>('[data-note-title]')
  const body = note?.querySelector<HTMLElement>('[data-note-body]')
  if (!title || !body) return false
  reveal(note)
  const wasInBody = document.activeElement === from.body.current
  const caret = wasInBody ? null : from.title.current?.selectionStart
  if (text.body !== '' || text.html !== null) {
    body.focus()
    const data = new DataTransfer()
    data.setData('text/plain', text.body)
    if (text.html !== null) data.setData('text/html', text.html)
    body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }
  title.focus()
  if (text.title !== '') document.execCommand('insertText', false, text.title)
  if (wasInBody) body.focus()
  else if (caret !== undefined && caret !== null && title instanceof HTMLTextAreaElement) {
    title.setSelectionRange(caret, caret)
  }
  return true
}

/** What is hidden takes no focus, and React draws a moment too late for the next key. */
function reveal(note: HTMLElement | null): void {
  const frame = note?.closest<HTMLElement>('[data-page-frame]')
  if (!frame) return
  frame.inert = false
  frame.style.visibility = 'visible'
}
