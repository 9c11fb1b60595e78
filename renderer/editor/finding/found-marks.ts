/**
 * What was found, drawn over the text: it moves with the text until it is looked for again. While
 * nothing is sought the set is empty, and no letter waits for it.
 */
import { Extension } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { movedPlaces } from '../linking/moved-places'
import type { Span } from './match-text'

export interface Drawn {
  readonly spans: readonly Span[]
  /** One of them. */
  readonly current: Span | undefined
}

const KEY = new PluginKey<DecorationSet>('found')

/** Tells its view as soon as there is one, and undefined when it goes. */
export function foundMarks(watchView: (view: EditorView | undefined) => void) {
  return Extension.create({
    name: 'found',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key: KEY,
        state: {
          init: () => DecorationSet.empty,
          apply: (transaction, before) => {
            const drawn = transaction.getMeta(KEY) as Drawn | undefined
            if (drawn) return draw(transaction, drawn)
            return transaction.docChanged && before !== DecorationSet.empty
              ? move(transaction, before)
              : before
          },
        },
        props: { decorations: (state) => KEY.getState(state) },
        view: (view) => {
          watchView(view)
          return { destroy: () => watchView(undefined) }
        },
      }),
    ],
  })
}

export function drawFound(view: EditorView, drawn: Drawn): void {
  if (drawn.spans.length === 0 && KEY.getState(view.state) === DecorationSet.empty) return
  view.dispatch(view.state.tr.setMeta(KEY, drawn).setMeta('addToHistory', false))
}

/** Where the one that was current is now. */
export function readCurrent(view: EditorView): Span | undefined {
  return KEY.getState(view.state)?.find(undefined, undefined, isCurrent)[0]
}

function draw({ doc }: Transaction, { spans, current }: Drawn): DecorationSet {
  if (spans.length === 0) return DecorationSet.empty
  const marks = spans.map((span) => markOf(span, span === current))
  return DecorationSet.create(doc, marks)
}

function markOf({ from, to }: Span, isCurrentOne: boolean): Decoration {
  const name = isCurrentOne ? 'found found-current' : 'found'
  return Decoration.inline(from, to, { class: name }, { isCurrent: isCurrentOne })
}

/** What a peer changed comes as a whole new document. */
function move(transaction: Transaction, before: DecorationSet): DecorationSet {
  if (!isChangeOrigin(transaction)) return before.map(transaction.mapping, transaction.doc)
  const place = movedPlaces(transaction)
  const kept = before.find().flatMap(({ from, to, spec }) => {
    const [start, end] = [place(from), place(to)]
    if (start === undefined || end !== start + (to - from)) return []
    return [markOf({ from: start, to: end }, isCurrent(spec))]
  })
  return kept.length === 0 ? DecorationSet.empty : DecorationSet.create(transaction.doc, kept)
}

function isCurrent(spec: { readonly isCurrent?: boolean }): boolean {
  return spec.isCurrent === true
}
