/**
 * The links to notes as they are drawn: each says which note it leads to, and whether that one is in
 * the trash or missing; of one that may yet be indexed it says nothing. The state is written on the
 * elements alone, so that no letter waits for it and nothing of it comes into the text.
 */
import { Extension } from '@tiptap/core'
import { DOMSerializer, type Mark } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { MarkView } from '@tiptap/pm/view'
import type { LinkState } from '../../../shared/contract/links'
import type { DocId } from '../../../shared/records/keys'
import { readTarget } from '../text-link'

/** The elements that a note's card is shown for, here and in the panel. */
export const CARD_ATTRIBUTE = 'data-note-card'

export interface StateWords {
  readonly trashed: string
  readonly missing: string
}

export class DrawnLinks {
  readonly #drawn = new Map<DocId, Set<HTMLElement>>()
  #states: ReadonlyMap<DocId, LinkState> = new Map()
  #words: StateWords = { trashed: '', missing: '' }

  /** One that is not named leads to a note that is here. */
  show(states: ReadonlyMap<DocId, LinkState>, words: StateWords): void {
    this.#states = states
    this.#words = words
    for (const [docId, elements] of this.#drawn)
      for (const element of elements) this.#mark(element, docId)
  }

  readonly extension = Extension.create({
    name: 'drawnLinks',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: { markViews: { link: (mark, _view, isInline) => this.#draw(mark, isInline) } },
      }),
    ],
  })

  #draw(mark: Mark, isInline: boolean): MarkView {
    const { toDOM } = mark.type.spec
    if (!toDOM) throw new Error('a link is always drawn')
    const { dom, contentDOM } = DOMSerializer.renderSpec(document, toDOM(mark, isInline))
    const target = readTarget(mark.attrs['href'])
    if (target.kind === 'collection' && dom instanceof HTMLElement)
      dom.setAttribute(CARD_ATTRIBUTE, target.docId)
    if (target.kind !== 'note' || !(dom instanceof HTMLElement))
      return contentDOM ? { dom: dom as HTMLElement, contentDOM } : { dom: dom as HTMLElement }
    const { docId } = target
    dom.setAttribute(CARD_ATTRIBUTE, docId)
    const drawn = this.#drawn.get(docId) ?? new Set()
    this.#drawn.set(docId, drawn.add(dom))
    this.#mark(dom, docId)
    return {
      dom,
      contentDOM: contentDOM ?? dom,
      ignoreMutation: ({ type, target: changed }) => type === 'attributes' && changed === dom,
      destroy: () => {
        drawn.delete(dom)
        if (drawn.size === 0 && this.#drawn.get(docId) === drawn) this.#drawn.delete(docId)
      },
    }
  }

  #mark(element: HTMLElement, docId: DocId): void {
    const known = this.#states.get(docId)
    const state = known === undefined || known === 'unindexed' ? 'here' : known
    if (state === (element.dataset['state'] ?? 'here')) return
    if (state === 'here') {
      delete element.dataset['state']
      delete element.dataset['stateWords']
    } else {
      element.dataset['state'] = state
      element.dataset['stateWords'] = this.#words[state]
    }
  }
}
