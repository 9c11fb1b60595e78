/** A click on a link: to another page of ours at once, to the web with Ctrl or where nothing can be typed. */
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { type LinkTarget, readTarget } from './text-link'

/** `address` is what the link was given, which leads nowhere when nothing here may open it. */
export type Follow = (target: LinkTarget, address: string) => void

export function followLinks(follow: Follow) {
  return Extension.create({
    name: 'followLinks',
    // Before the line break that Ctrl+Enter makes elsewhere.
    priority: 200,
    addKeyboardShortcuts() {
      return {
        'Mod-Enter': () => {
          const address: unknown = this.editor.getAttributes('link')['href']
          if (typeof address !== 'string') return false
          follow(readTarget(address), address)
          return true
        },
      }
    },
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          // With Ctrl ProseMirror would choose the whole paragraph.
          handleClick: (view, _at, event) =>
            isAskedFor(event) && linkAt(view.dom, event) !== undefined,
          handleDOMEvents: {
            // The browser's own following is never wanted, whichever button.
            auxclick: (view, event) => stop(linkAt(view.dom, event) !== undefined, event),
            click(view, event) {
              const link = linkAt(view.dom, event)
              if (!link) return false
              event.preventDefault()
              const address = addressOf(view, link)
              const target = readTarget(address)
              const isOurs = target.kind !== 'web' && target.kind !== 'none'
              const isMeant = isOurs || !view.editable || isAskedFor(event)
              if (isMeant) follow(target, address)
              return isMeant
            },
          },
        },
      }),
    ],
  })
}

function linkAt(root: HTMLElement, event: MouseEvent): HTMLElement | undefined {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  return link && root.contains(link) ? link : undefined
}

/** As the note holds it: an address that may not be opened is not drawn. */
function addressOf(view: EditorView, link: HTMLElement): string {
  const marks = view.state.doc.nodeAt(view.posAtDOM(link, 0))?.marks ?? []
  const href: unknown = marks.find(({ type }) => type.name === 'link')?.attrs['href']
  return typeof href === 'string' ? href : ''
}

function isAskedFor(event: MouseEvent): boolean {
  return event.ctrlKey || event.metaKey
}

function stop(isLink: boolean, event: Event): boolean {
  if (isLink) event.preventDefault()
  return isLink
}
