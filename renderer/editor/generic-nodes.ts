/**
 * The generic block and mark: how kinds of later versions are written. This build knows none of
 * them yet, so each is drawn plainly, with what it holds, and kept exactly as it is.
 */
import { Mark, mergeAttributes, Node } from '@tiptap/core'
import { GENERIC_BLOCK, GENERIC_MARK } from '../../shared/model/requirements'

const attributes = () => ({
  kind: { default: '', parseHTML: () => '', rendered: false },
  attrs: { default: null, parseHTML: () => null, rendered: false },
})

export interface GenericBlockOptions {
  /** What stands above the block, from its kind. */
  readonly label: (kind: string) => string
}

export const GenericBlock = Node.create<GenericBlockOptions>({
  name: GENERIC_BLOCK,
  group: 'block',
  content: 'block*',
  defining: true,
  isolating: true,
  addOptions: () => ({ label: (kind) => kind }),
  addAttributes: attributes,
  renderHTML({ HTMLAttributes }) {
    return ['div', mergeAttributes(HTMLAttributes, { 'data-generic': '' }), 0]
  },
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('div')
      dom.dataset['generic'] = String(node.attrs['kind'])
      const label = document.createElement('span')
      label.className = 'generic-label'
      label.contentEditable = 'false'
      label.textContent = this.options.label(String(node.attrs['kind']))
      const contentDOM = document.createElement('div')
      dom.append(label, contentDOM)
      return { dom, contentDOM }
    }
  },
})

export const GenericMark = Mark.create({
  name: GENERIC_MARK,
  // Several kinds may stand on the same letters.
  excludes: '',
  inclusive: false,
  addAttributes: attributes,
  renderHTML: () => ['span', { 'data-generic-mark': '' }, 0],
})
