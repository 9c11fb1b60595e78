/** An image of the note's attachments. What is not one of ours is never fetched: it is named instead. */
import { Node } from '@tiptap/core'
import { parseAttachment } from '../../shared/text/attachment'

export interface ImageOptions {
  /** A `blob:` address for an attachment, or undefined when it is not on this machine. */
  readonly load: (blobId: string) => Promise<string | undefined>
  readonly words: () => { readonly missing: string; readonly elsewhere: string }
}

export const Image = Node.create<ImageOptions>({
  name: 'image',
  group: 'block',
  draggable: true,
  atom: true,
  addOptions: () => ({
    load: async () => undefined,
    words: () => ({ missing: '', elsewhere: '' }),
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
      const { missing, elsewhere } = this.options.words()
      if (blobId === undefined) say(elsewhere)
      else {
        const image = document.createElement('img')
        image.alt = caption
        image.draggable = false
        if (typeof title === 'string') image.title = title
        dom.append(image)
        void this.options.load(blobId).then((address) => {
          if (address === undefined) say(missing)
          else image.src = address
        })
      }
      return { dom }
    }
  },
})
