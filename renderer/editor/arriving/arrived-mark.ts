/** What somebody came for is marked for a moment, and then the text is as it was. */
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { PageClock } from '../../bridge/page-clock'
import { movedPlaces } from '../linking/moved-places'
import type { PassagePlace } from './find-passage'

const KEY = new PluginKey<DecorationSet>('arrived')

/** Milliseconds; as in the style sheet. */
const SHOWN_FOR = 4000

export function arrivedMark(clock: PageClock) {
  return Extension.create({
    name: 'arrived',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key: KEY,
        state: {
          init: () => DecorationSet.empty,
          apply: (transaction, before) => {
            const place = transaction.getMeta(KEY) as PassagePlace | null | undefined
            if (place) return DecorationSet.create(transaction.doc, [markOf(place)])
            if (place === null || before === DecorationSet.empty) return DecorationSet.empty
            return transaction.docChanged ? move(transaction, before) : before
          },
        },
        props: { decorations: (state) => KEY.getState(state) },
        view: (view) => fadeAway(view, clock),
      }),
    ],
  })
}

export function markArrived(view: EditorView, place: PassagePlace | null): void {
  view.dispatch(view.state.tr.setMeta(KEY, place).setMeta('addToHistory', false))
}

function fadeAway(view: EditorView, clock: PageClock) {
  let stop = () => {}
  const wait = () => {
    stop()
    stop = clock.after(SHOWN_FOR, () => {
      // Nothing is drawn anew under somebody who composes.
      if (view.composing) wait()
      else markArrived(view, null)
    })
  }
  return {
    update: (_: EditorView, before: EditorView['state']) => {
      const [was, is] = [KEY.getState(before), KEY.getState(view.state)]
      if (was !== is && is !== DecorationSet.empty && was === DecorationSet.empty) wait()
    },
    destroy: () => stop(),
  }
}

function markOf({ kind, from, to }: PassagePlace): Decoration {
  const name = { class: 'found-arrived' }
  return kind === 'image'
    ? Decoration.node(from, to, name, { kind })
    : Decoration.inline(from, to, name, { kind })
}

function move(transaction: Transaction, before: DecorationSet): DecorationSet {
  const place = movedPlaces(transaction)
  const kept = before.find().flatMap(({ from, to, spec }) => {
    const [start, end] = [place(from), place(to)]
    if (start === undefined || end === undefined || end <= start) return []
    return [markOf({ kind: spec.kind === 'image' ? 'image' : 'letters', from: start, to: end })]
  })
  return kept.length === 0 ? DecorationSet.empty : DecorationSet.create(transaction.doc, kept)
}
