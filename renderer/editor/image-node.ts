/** An image of the note's attachments. What is not one of ours is never fetched: it is named instead. */
import { Node } from '@tiptap/core'
import type { Unsubscribe } from '../../shared/model/origin'
import { parseAttachment } from '../../shared/text/attachment'

/** What stands in the place of an image that is not drawn. */
export interface ImageWords {
  readonly missing: string
  /** From the web, by the name of its site; nothing is fetched. */
  readonly elsewhere: (site: string) => string
  /** A file that was not in the folder when the note was imported. */
  readonly absent: (file: string) => string
}

export const NO_WORDS: ImageWords = { missing: '', elsewhere: () => '', absent: () => '' }

export interface ImageOptions {
  /** Tells a `blob:` address for an attachment, or undefined while it is not on this machine. */
  readonly watch: (blobId: string, listener: (address: string | undefined) => void) => Unsubscribe
  readonly words: () => ImageWords
}

export const Image = Node.create<ImageOptions>({
  name: 'image',
  group: 'block',
  draggable: true,
  atom: true,
  addOptions: () => ({
    watch: () => () => {},
    words: () => NO_WORDS,
  }),
  addAttributes: () => ({
    src: { default: null },
    alt: { default: null },
    title: { default: null },
  }),
  // Copied inside the app an image names its attachment; any other address is left behind.
  parseHTML: () => [
    {
      tag: 'img[data-src]',
      getAttrs: (element) => {
        const src = element.getAttribute('data-src')
        return parseAttachment(src) ? { src } : false
      },
    },
  ],
  renderHTML({ HTMLAttributes: { src, ...rest } }) {
    return ['img', { ...rest, 'data-src': src }]
  },
  addNodeView() {
    return ({ node }) => {
      const { src, alt, title } = node.attrs
      const dom = document.createElement('figure')
      const caption = typeof alt === 'string' ? alt : ''
      const say = (words: string) => {
        const notice = document.createElement('span')
        notice.className = 'image-notice'
        notice.textContent = caption === '' ? words : `${caption} · ${words}`
        dom.replaceChildren(notice)
      }
      const blobId = parseAttachment(src)
      const words = this.options.words()
      if (blobId === undefined) {
        say(nameForeign(src, words))
        return { dom }
      }
      const image = document.createElement('img')
      image.alt = caption
      image.draggable = false
      if (typeof title === 'string') image.title = title
      dom.append(image)
      const stopWatching = this.options.watch(blobId, (address) => {
        if (address === undefined) {
          say(words.missing)
          return
        }
        image.src = address
        dom.replaceChildren(image)
      })
      return { dom, destroy: stopWatching }
    }
  },
})

function nameForeign(src: unknown, words: ImageWords): string {
  const address = typeof src === 'string' ? src : ''
  const url = URL.parse(address, 'file:///')
  if (url && url.host !== '') return words.elsewhere(url.host)
  const file = address.startsWith('data:') ? '' : (address.split(/[/\\]/u).at(-1) ?? '')
  return words.absent(readable(file))
}

/** As the folder shows it, where the note wrote it for an address. */
function readable(file: string): string {
  try {
    return decodeURIComponent(file)
  } catch {
    // A percent sign of the name's own.
    return file
  }
}
