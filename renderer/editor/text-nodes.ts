/**
 * The ordinary nodes and marks, with two differences from Tiptap's own. Contents are as loose as
 * they can be, because y-tiptap deletes, for everybody, an element whose content does not fit, and
 * two people's edits can add up to what neither of them may type. And blocks follow the direction
 * of their own first letter.
 */
import Code from '@tiptap/extension-code'
import { ListItem, TaskItem, TaskList } from '@tiptap/extension-list'
import Highlight from '@tiptap/extension-highlight'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import type { Extensions } from '@tiptap/core'
import { OuterBulletList, OuterOrderedList } from './list-rules'
import { TextLink } from './text-link'

const AUTO = { HTMLAttributes: { dir: 'auto' } }

/** Bold and code on the same letters come together when two people each add one. */
const LooseCode = Code.extend({ excludes: 'code' })

const LooseListItem = ListItem.extend({ content: 'block+' })

const LooseTaskItem = TaskItem.extend({ content: 'block+' })

/** Without Tiptap's column widths, whose count a peer could make as large as they like. */
const PlainTable = Table.extend({
  renderHTML({ HTMLAttributes }) {
    const { style: _style, ...rest } = HTMLAttributes
    return ['div', { class: 'table-scroll' }, ['table', rest, ['tbody', 0]]]
  },
})

const Marker = Highlight.extend({
  addKeyboardShortcuts() {
    return { 'Mod-Shift-l': () => this.editor.commands.toggleHighlight() }
  },
})

export function textNodes(words: { readonly task: (text: string) => string }): Extensions {
  return [
    StarterKit.configure({
      undoRedo: false,
      // It writes an empty paragraph into every note that is merely opened.
      trailingNode: false,
      code: false,
      link: false,
      listItem: false,
      paragraph: AUTO,
      // Imported notes have six levels; the bar offers four.
      heading: { levels: [1, 2, 3, 4, 5, 6], ...AUTO },
      blockquote: AUTO,
      bulletList: false,
      orderedList: false,
      codeBlock: { HTMLAttributes: { spellcheck: 'false' } },
      dropcursor: { color: false, class: 'drop-cursor' },
    }),
    LooseCode,
    OuterBulletList.configure(AUTO),
    OuterOrderedList.configure(AUTO),
    LooseListItem.configure(AUTO),
    TaskList.configure(AUTO),
    LooseTaskItem.configure({
      nested: true,
      HTMLAttributes: { dir: 'auto' },
      a11y: { checkboxLabel: (node) => words.task(node.textContent) },
    }),
    TextLink,
    Marker,
    PlainTable.configure({ resizable: false, ...AUTO }),
    TableRow,
    TableHeader.configure(AUTO),
    TableCell.configure(AUTO),
  ]
}
