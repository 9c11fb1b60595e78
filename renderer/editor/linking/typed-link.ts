/**
 * What is being typed after `[[`. It begins where a person types the second bracket, lasts while the
 * cursor stays behind it in the same paragraph, and ends with Escape: from then on it is plain text.
 */
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { movedPlaces } from './moved-places'

export interface TypedLink {
  /** Of the first bracket. */
  readonly from: number
  readonly to: number
  /** What stands after the brackets. */
  readonly query: string
}

const KEY = new PluginKey<TypedLink | undefined>('typedLink')
const CLOSE = 'close'
const MOST = 120

export function readTypedLink(state: EditorState): TypedLink | undefined {
  return KEY.getState(state)
}

export function closeTypedLink(transaction: Transaction): Transaction {
  return transaction.setMeta(KEY, CLOSE)
}

export interface TypedLinkHandlers {
  readonly onKey: (event: KeyboardEvent) => boolean
  /** Before the letter is written. */
  readonly onLetter: (letter: string) => void
}

export function typedLinkPlugin({ onKey, onLetter }: TypedLinkHandlers): Plugin {
  return new Plugin<TypedLink | undefined>({
    key: KEY,
    state: {
      init: () => undefined,
      apply(transaction, before, _old, state) {
        if (transaction.getMeta(KEY) === CLOSE) return undefined
        if (!transaction.docChanged && !transaction.selectionSet) return before
        if (before) return follow(transaction, before, state)
        return transaction.docChanged && !isChangeOrigin(transaction) ? begin(state) : undefined
      },
    },
    props: {
      handleKeyDown: (view, event) =>
        !view.composing && readTypedLink(view.state) !== undefined && onKey(event),
      handleTextInput(view, _from, _to, letters) {
        if (readTypedLink(view.state)) onLetter(letters)
        return false
      },
    },
  })
}

/** The two letters before the cursor alone are looked at: this runs with every letter. */
function begin(state: EditorState): TypedLink | undefined {
  const { empty, $from } = state.selection
  if (!empty || !$from.nodeBefore?.text?.endsWith('[[') || !mayLink(state)) return undefined
  return { from: $from.pos - 2, to: $from.pos, query: '' }
}

function follow(
  transaction: Transaction,
  before: TypedLink,
  state: EditorState,
): TypedLink | undefined {
  const { empty, $from, from: to } = state.selection
  const from = movedPlaces(transaction)(before.from)
  if (!empty || from === undefined || to < from + 2 || to - from > MOST) return undefined
  if ($from.start() > from) return undefined
  const typed = state.doc.textBetween(from, to, '\n', '\ufffc')
  if (!typed.startsWith('[[') || /[\n\ufffc]|\]\]/u.test(typed)) return undefined
  return { from, to, query: typed.slice(2) }
}

function mayLink({ schema, selection: { $from } }: EditorState): boolean {
  const { link, code } = schema.marks
  if (!link || $from.parent.type.spec.code || !$from.parent.type.allowsMarkType(link)) return false
  return !code?.isInSet($from.marks())
}
