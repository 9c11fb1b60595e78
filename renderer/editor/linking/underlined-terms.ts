/** Terms softly underlined: a drawing over the text, made when nobody has typed for a moment. */
import { Extension } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { SYSTEM_CLOCK } from '../../bridge/page-clock'
import { CARD_ATTRIBUTE } from './drawn-links'
import { findTerms, type TermPlace, type Terms } from './find-terms'
import { movedPlaces } from './moved-places'

const QUIET = 400
const KEY = new PluginKey<DecorationSet>('underlinedTerms')

export class UnderlinedTerms {
  #terms: Terms | undefined
  #view: EditorView | undefined
  #isWritten = false
  #stopWaiting: () => void = () => {}

  /** Undefined: none is underlined. */
  show(terms: Terms | undefined): void {
    if (terms?.pattern.source === this.#terms?.pattern.source) return
    this.#terms = terms
    this.#draw()
  }

  readonly extension = Extension.create({
    name: 'underlinedTerms',
    addProseMirrorPlugins: () => [this.#plugin()],
  })

  #plugin(): Plugin {
    const draw = (place: TermPlace) => decorationOf(place, this.#isWritten)
    return new Plugin<DecorationSet>({
      key: KEY,
      state: {
        init: () => DecorationSet.empty,
        apply(transaction, before, _old, { doc }) {
          const found = transaction.getMeta(KEY) as readonly TermPlace[] | undefined
          if (found) return DecorationSet.create(doc, found.map(draw))
          if (!transaction.docChanged || before === DecorationSet.empty) return before
          if (!isChangeOrigin(transaction)) return before.map(transaction.mapping, doc)
          const move = movedPlaces(transaction)
          const kept = before.find().flatMap(({ from, to, spec }) => {
            const at = { from: move(from), to: move(to), docId: spec.docId }
            const isWhole = at.from !== undefined && at.to === at.from + (to - from)
            return isWhole ? [draw(at as TermPlace)] : []
          })
          return DecorationSet.create(doc, kept)
        },
      },
      props: { decorations: (state) => KEY.getState(state) },
      view: (view) => {
        this.#view = view
        return {
          update: (_view, before) => {
            const isOther = before.doc !== view.state.doc || view.editable !== this.#isWritten
            if (isOther && this.#terms) this.#wait()
          },
          destroy: () => {
            this.#stopWaiting()
            this.#view = undefined
          },
        }
      },
    })
  }

  #wait(): void {
    this.#stopWaiting()
    this.#stopWaiting = SYSTEM_CLOCK.after(QUIET, () => this.#draw())
  }

  #draw(): void {
    const view = this.#view
    if (!view || view.isDestroyed) return
    if (view.composing) return this.#wait()
    this.#isWritten = view.editable
    const places = this.#terms ? findTerms(view.state.doc, this.#terms) : []
    if (places.length === 0 && KEY.getState(view.state) === DecorationSet.empty) return
    view.dispatch(view.state.tr.setMeta(KEY, places).setMeta('addToHistory', false))
  }
}

/** Where nobody can write there is no cursor to move into a term: Tab leads to it. */
const REACHED = { tabindex: '0', role: 'term' }

function decorationOf({ from, to, docId }: TermPlace, isWritten: boolean): Decoration {
  const attributes = { class: 'term', [CARD_ATTRIBUTE]: docId, ...(isWritten ? {} : REACHED) }
  return Decoration.inline(from, to, attributes, { docId })
}
