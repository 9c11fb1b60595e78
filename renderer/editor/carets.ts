/** How others' carets and selections look: a colour and a pattern by class, never a style of theirs. */
import CollaborationCaret from '@tiptap/extension-collaboration-caret'
import type { Awareness } from 'y-protocols/awareness'
import { CaretPresence } from './caret-presence'
import { SYSTEM_CLOCK } from '../bridge/page-clock'
import { parseAppearance } from '../bridge/presence'

export interface CaretOptions {
  readonly awareness: Awareness
  /** Stands for a person without a name. */
  readonly nameless: () => string
}

export function carets({ awareness, nameless }: CaretOptions) {
  return CollaborationCaret.configure({
    provider: { awareness: new CaretPresence(awareness, SYSTEM_CLOCK) },
    // Presence is the bridge's; the extension must not overwrite it with its own.
    user: awareness.getLocalState()?.['user'] ?? {},
    render(user) {
      const { name, colour, pattern } = parseAppearance(user)
      const caret = document.createElement('span')
      caret.className = `caret caret-${colour} caret-${pattern}`
      const label = document.createElement('span')
      label.className = 'caret-label'
      label.textContent = name === '' ? nameless() : name
      label.dir = 'auto'
      caret.append(label)
      return caret
    },
    selectionRender(user) {
      const { colour } = parseAppearance(user)
      return { nodeName: 'span', class: `caret-selection caret-${colour}` }
    },
  })
}
