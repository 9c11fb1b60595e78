/** Which link the card stands under: the one that the cursor is in, or the one being written. */
import type { Editor } from '@tiptap/core'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useEditorReading } from './editor-reading'
import { readTarget } from './text-link'

export interface ShownLink {
  readonly href: string
  readonly at: { readonly left: number; readonly top: number }
}

export interface LinkCardState {
  readonly shown: ShownLink | undefined
  readonly isEditing: boolean
  readonly edit: () => void
  readonly close: () => void
}

/** Room that the card needs on its right, in pixels. */
const CARD_WIDTH = 360

export function useLinkCard(editor: Editor, note: RefObject<HTMLElement | null>): LinkCardState {
  // The address when editing began; undefined when nothing is edited.
  const [edited, setEdited] = useState<string>()
  const [dismissed, setDismissed] = useState<string>()
  const wasFocused = useRef(false)
  useEffect(() => {
    const focused = () => {
      wasFocused.current = true
    }
    editor.on('focus', focused)
    return () => void editor.off('focus', focused)
  }, [editor])
  const read = useCallback((now: Editor) => {
    // A note that begins with a link is not met by a card.
    const found = wasFocused.current ? linkAt(now) : undefined
    return { href: found, at: found === undefined ? 0 : now.state.selection.from }
  }, [])
  const { href, at } = useEditorReading(editor, read)
  const edit = useCallback(() => setEdited(hrefOf(editor) ?? ''), [editor])
  const close = useCallback(() => {
    setEdited(undefined)
    setDismissed(`${href} ${at}`)
  }, [href, at])
  const isShown = edited !== undefined || (href !== undefined && dismissed !== `${href} ${at}`)
  const shown = isShown ? place(editor, note.current, edited ?? href ?? '') : undefined
  const isEditing = edited !== undefined
  return useMemo(() => ({ shown, isEditing, edit, close }), [shown, isEditing, edit, close])
}

/** Of a note only inside its letters: behind them stands the cursor of who just linked it. */
function linkAt(editor: Editor): string | undefined {
  const { empty, $from } = editor.state.selection
  const href = empty ? hrefOf(editor) : undefined
  if (href === undefined || readTarget(href).kind !== 'note') return href
  const isIn = [$from.nodeBefore, $from.nodeAfter].every((beside) =>
    beside?.marks.some(({ type, attrs }) => type.name === 'link' && attrs['href'] === href),
  )
  return isIn ? href : undefined
}

function hrefOf(editor: Editor): string | undefined {
  const { href } = editor.getAttributes('link')
  return typeof href === 'string' ? href : undefined
}

function place(editor: Editor, note: HTMLElement | null, href: string): ShownLink | undefined {
  if (!note || editor.isDestroyed) return undefined
  const box = note.getBoundingClientRect()
  const { left, bottom } = editor.view.coordsAtPos(editor.state.selection.from)
  const most = Math.max(0, box.width - CARD_WIDTH)
  return { href, at: { left: Math.min(left - box.left, most), top: bottom - box.top + 6 } }
}
