/**
 * What the bar and the link card show of an editor. It is read after the frame that a change is
 * drawn in, once however many changes there were, and nothing is drawn anew while it stays the same:
 * a letter must not wait for twenty buttons.
 */
import type { Editor } from '@tiptap/core'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { Store } from '../bridge/store'
import { afterFrame } from './after-frame'

/** `read` answers with plain values and stays the same function. */
export function useEditorReading<Reading>(
  editor: Editor,
  read: (editor: Editor) => Reading,
): Reading {
  const reading = useMemo(() => new Store(read(editor)), [editor, read])
  useEffect(() => {
    let stop: (() => void) | undefined
    const readAgain = () => {
      stop = undefined
      if (editor.isDestroyed) return
      const now = read(editor)
      if (JSON.stringify(now) !== JSON.stringify(reading.read())) reading.set(now)
    }
    const changed = () => {
      stop ??= afterFrame(readAgain)
    }
    // Also what happened between drawing and here.
    changed()
    editor.on('transaction', changed)
    return () => {
      editor.off('transaction', changed)
      stop?.()
    }
  }, [editor, read, reading])
  return useSyncExternalStore(reading.subscribe, reading.read)
}
