/** Scrolls to what somebody came for, once the note's text is there, and marks it for a moment. */
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { useContext, useEffect } from 'react'
import { useReadable } from '../../bridge/hooks'
import type { NoteSession } from '../../bridge/note-session'
import { SYSTEM_CLOCK } from '../../bridge/page-clock'
import { afterFrame } from '../after-frame'
import { markArrived } from './arrived-mark'
import { findPassage, type PassagePlace } from './find-passage'
import { runInSlices } from './run-in-slices'
import { bringIntoSight, pageOf } from './sight'
import { WantedPassageContext } from './wanted-passage'

/** A text may come from another device a moment after its note was opened. */
const GIVEN_UP_AFTER = 3000

/** Whoever goes somewhere themselves is not led away from it. */
const OWN_WAYS = ['wheel', 'pointerdown', 'keydown'] as const

export function useWantedPassage(editor: Editor, { docId }: NoteSession): void {
  const store = useContext(WantedPassageContext)
  const wanted = useReadable(store)
  useEffect(() => {
    if (wanted?.docId !== docId) return undefined
    let stop = () => {}
    const forget = () => store.set(null)
    const look = () => {
      if (editor.isDestroyed) return
      const { doc } = editor.state
      stop = runInSlices(findPassage(doc, wanted.passage), SYSTEM_CLOCK, (place) => {
        // What came meanwhile is looked at by itself.
        if (!place || editor.isDestroyed || editor.state.doc !== doc) return
        forget()
        show(editor, place)
      })
    }
    const wait = () => {
      stop()
      stop = afterFrame(look)
    }
    wait()
    editor.on('update', wait)
    const stopWaiting = SYSTEM_CLOCK.after(GIVEN_UP_AFTER, forget)
    const page = pageOf(editor.view.dom)
    for (const way of OWN_WAYS) page?.addEventListener(way, forget, { passive: true })
    return () => {
      stop()
      stopWaiting()
      editor.off('update', wait)
      for (const way of OWN_WAYS) page?.removeEventListener(way, forget)
    }
  }, [editor, docId, store, wanted])
}

function show({ view, state }: Editor, place: PassagePlace): void {
  // An image that is chosen would give way to the first letter typed.
  if (place.kind === 'letters')
    view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, place.from)))
  markArrived(view, place)
  bringIntoSight(view, place)
}
