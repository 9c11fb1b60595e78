/**
 * The text of a note's body, block by block, for those who count it. A block that did not change is
 * the same object as before, so nobody has to read a long note again for one letter.
 */
import type { Unsubscribe } from '../../shared/model/origin'
import type { NoteSession } from '../bridge/note-session'
import { findBodyEditor } from './body-editor'

export interface TextBlock {
  /** The same as long as nothing in the block changes. */
  readonly block: object
  readonly read: () => string
}

export interface BodyText {
  readonly blocks: () => readonly TextBlock[]
  readonly subscribe: (listener: () => void) => Unsubscribe
}

/** Undefined while nothing of the session is on screen. */
export function bodyTextOf(session: NoteSession): BodyText | undefined {
  const editor = findBodyEditor(session)?.editor
  if (!editor) return undefined
  return {
    blocks: () =>
      editor.state.doc.children.map((block) => ({
        block,
        read: () => block.textBetween(0, block.content.size, '\n'),
      })),
    subscribe(listener) {
      editor.on('update', listener)
      return () => void editor.off('update', listener)
    },
  }
}
