/**
 * A list that is begun by its sign and a space, as in every editor; but not at the beginning of an item,
 * which is a list already: there the sign is a letter, where Tiptap would put a list into the list.
 */
import { InputRule } from '@tiptap/core'
import { BulletList, ListItem, OrderedList, TaskItem } from '@tiptap/extension-list'
import type { EditorState } from '@tiptap/pm/state'

const ITEMS: ReadonlySet<string> = new Set([ListItem.name, TaskItem.name])

export const OuterBulletList = BulletList.extend({
  addInputRules() {
    return (this.parent?.() ?? []).map(outsideItems)
  },
})

export const OuterOrderedList = OrderedList.extend({
  addInputRules() {
    return (this.parent?.() ?? []).map(outsideItems)
  },
})

function outsideItems(rule: InputRule): InputRule {
  return new InputRule({
    find: rule.find,
    undoable: rule.undoable,
    handler: (typed) => (isInItem(typed.state, typed.range.from) ? null : rule.handler(typed)),
  })
}

function isInItem(state: EditorState, at: number): boolean {
  const place = state.doc.resolve(at)
  return place.depth > 0 && ITEMS.has(place.node(-1).type.name)
}
