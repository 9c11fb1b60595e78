/** Everything of one editor that has to do with links between notes. */
import { Extension, type Extensions } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { DocId } from '../../../shared/records/keys'
import { formatPlace } from '../../../shared/text/link'
import { type HostClient, isLost } from '../../bridge/host-client'
import { SYSTEM_CLOCK } from '../../bridge/page-clock'
import { type LinkTarget, readTarget } from '../text-link'
import { DrawnLinks } from './drawn-links'
import { findTyped, insertLink, retitleLink } from './insert-link'
import { type LinkChoice, LinkChoices } from './link-choices'
import { closeTypedLink, readTypedLink, typedLinkPlugin } from './typed-link'
import { UnderlinedTerms } from './underlined-terms'

export interface LinkingHooks {
  /** What stands for a note without a title. */
  readonly untitled: () => string
  /** The note to be linked could not be made: what was typed stays. */
  readonly onFailure: () => void
}

export class Linking {
  readonly choices: LinkChoices
  readonly drawn = new DrawnLinks()
  readonly terms = new UnderlinedTerms()
  readonly #client: HostClient
  readonly #hooks: LinkingHooks
  #view: EditorView | undefined

  constructor(client: HostClient, docId: DocId, hooks: LinkingHooks) {
    this.#client = client
    this.#hooks = hooks
    this.choices = new LinkChoices({
      client,
      clock: SYSTEM_CLOCK,
      docId,
      chosen: (choice) => void this.#take(choice),
    })
  }

  /** For an editor that nothing is typed into. */
  get drawing(): Extensions {
    return [this.drawn.extension, this.terms.extension]
  }

  get extensions(): Extensions {
    const typed = Extension.create({
      name: 'typedLink',
      // Before every other use of Enter, Tab and the arrows.
      priority: 1000,
      addProseMirrorPlugins: () => [
        typedLinkPlugin({ onKey: this.#onKey, onLetter: this.#onLetter }),
        this.#watching(),
      ],
    })
    return [typed, ...this.drawing]
  }

  /** What was typed stays as it is. */
  readonly close = (): void => {
    const view = this.#view
    if (view && readTypedLink(view.state)) view.dispatch(closeTypedLink(view.state.tr))
  }

  #watching(): Plugin {
    return new Plugin({
      view: (view) => {
        this.#view = view
        return {
          update: () => this.choices.setQuery(readTypedLink(view.state)?.query ?? null),
          destroy: () => {
            this.#view = undefined
            this.choices.setQuery(null)
          },
        }
      },
      props: {
        handlePaste: (view, event) => this.#paste(view, event.clipboardData?.getData('text/plain')),
        handleDOMEvents: {
          blur: () => {
            // After what moved the focus is done: a blur may come while the document is changed.
            queueMicrotask(this.close)
            return false
          },
        },
      },
    })
  }

  readonly #onLetter = (letters: string): void => {
    if (letters === '#') this.choices.enter()
  }

  readonly #onKey = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const isPlain = !event.shiftKey
    if (event.key === 'Escape') this.close()
    else if (event.key === 'ArrowDown' && isPlain) this.choices.move(1)
    else if (event.key === 'ArrowUp' && isPlain) this.choices.move(-1)
    else if ((event.key === 'Enter' || event.key === 'Tab') && isPlain && this.#hasChoice())
      this.choices.choose()
    else return false
    // The page leaves the text with Escape, and this one is used up.
    event.stopPropagation()
    event.preventDefault()
    return true
  }

  #hasChoice(): boolean {
    const { choices, isCurrent } = this.choices.read()
    return choices.length > 0 || !isCurrent
  }

  async #take(choice: LinkChoice): Promise<void> {
    const view = this.#view
    const typed = view && readTypedLink(view.state)
    if (!view || !typed) return
    if (choice.kind !== 'create') {
      const { docId, title } = choice.target
      const text = title || this.#hooks.untitled()
      const link =
        choice.kind === 'note'
          ? { href: formatPlace(docId), text }
          : { href: formatPlace(docId, choice.heading), text: `${text} › ${choice.heading}` }
      insertLink(view, link, typed)
      view.focus()
      return
    }
    this.close()
    const { title, type } = choice
    const made = await this.#client.request('createNote', { title, type })
    if (isLost(made) || made.kind === 'failed') {
      this.#hooks.onFailure()
      return
    }
    const place = view.isDestroyed ? undefined : findTyped(view.state, typed)
    if (!place) return
    insertLink(view, { href: formatPlace(made.docId), text: title }, place)
  }

  /** The address of a note over chosen words links them; alone it comes as the note's title. */
  #paste(view: EditorView, text: string | undefined): boolean {
    const target = readTarget(text)
    const type = view.state.schema.marks['link']
    const { selection, tr } = view.state
    const isPage = target.kind === 'note' || target.kind === 'view'
    if (!isPage || !type || selection.$from.parent.type.spec.code) return false
    if (selection.empty) {
      if (target.kind === 'view') void this.#pasteView(view, target)
      else void this.#pasteTitle(view, target)
      return true
    }
    if (!selection.$from.sameParent(selection.$to)) return false
    const href = text?.trim() ?? ''
    view.dispatch(tr.addMark(selection.from, selection.to, type.create({ href })))
    return true
  }

  /** Named by what it shows: the note, else the notebook or base, else what is searched for. */
  async #pasteView(
    view: EditorView,
    { view: linked, address }: Extract<LinkTarget, { readonly kind: 'view' }>,
  ): Promise<void> {
    const near = view.state.selection.from
    insertLink(view, { href: address, text: address })
    const { docId, named, query } = linked
    const shown = docId ?? named[0]
    const card = shown ? await this.#client.request('readCard', { docId: shown }) : undefined
    if (view.isDestroyed) return
    const text = card?.title || new URLSearchParams(query).get('q') || ''
    retitleLink(view, address, { text: text.trim(), near })
  }

  async #pasteTitle(
    view: EditorView,
    { docId, heading }: { readonly docId: DocId; readonly heading?: string },
  ): Promise<void> {
    const near = view.state.selection.from
    const address = formatPlace(docId, heading)
    insertLink(view, { href: address, text: address })
    const card = await this.#client.request('readCard', { docId })
    if (view.isDestroyed) return
    retitleLink(view, address, { text: card?.title || this.#hooks.untitled(), near })
  }
}
