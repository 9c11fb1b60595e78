/** A click on a link: to another note at once, to the web with Ctrl or where nothing can be typed. */
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { type LinkTarget, readTarget } from './text-link'

export function followLinks(follow: (target: LinkTarget) => void) {
  return Extension.create({
    name: 'followLinks',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleDOMEvents: {
            // The browser's own following is never wanted, whichever button.
            auxclick: (view, event) => stop(linkAt(view.dom, event) !== undefined, event),
            click(view, event) {
              const href = linkAt(view.dom, event)
              if (href === undefined) return false
              event.preventDefault()
              const target = readTarget(href)
              const isMeant =
                target.kind === 'note' || !view.editable || event.ctrlKey || event.metaKey
              if (isMeant) follow(target)
              return isMeant
            },
          },
        },
      }),
    ],
  })
}

function linkAt(root: HTMLElement, event: MouseEvent): string | undefined {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  return link && root.contains(link) ? (link.getAttribute('href') ?? '') : undefined
}

function stop(isLink: boolean, event: Event): boolean {
  if (isLink) event.preventDefault()
  return isLink
}
