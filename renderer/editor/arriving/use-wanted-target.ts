/** Goes to what somebody came for, once the note's text is there. */
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { useContext, useEffect } from 'react'
import { useReadable } from '../../bridge/hooks'
import type { NoteSession } from '../../bridge/note-session'
import { SYSTEM_CLOCK } from '../../bridge/page-clock'
import { afterFrame } from '../after-frame'
import { runInSlices } from '../finding/run-in-slices'
import { pageOf } from '../finding/sight'
import { useLinkingWords } from '../linking/words'
import { findHeading, type HeadingPlace } from './find-heading'
import { findPassage, type PassagePlace } from './find-passage'
import { showPlace } from './show-place'
import { type Target, WantedTargetContext } from './wanted-target'

/** A text may come from another device a moment after its note was opened. */
const GIVEN_UP_AFTER = 3000

/** Whoever goes somewhere themselves is not led away from it. */
const OWN_WAYS = ['wheel', 'pointerdown', 'keydown'] as const

export function useWantedTarget(
  editor: Editor,
  { docId }: NoteSession,
  onTrouble: (text: string) => void,
): void {
  const store = useContext(WantedTargetContext)
  const wanted = useReadable(store)
  const words = useLinkingWords()
  useEffect(() => {
    if (wanted?.docId !== docId) return undefined
    const { target } = wanted
    let stop = () => {}
    const forget = () => store.set(null)
    const look = () => {
      if (editor.isDestroyed) return
      const { doc } = editor.state
      stop = runInSlices(find(doc, target), SYSTEM_CLOCK, (place) => {
        // What came meanwhile is looked at by itself.
        if (!place || editor.isDestroyed || editor.state.doc !== doc) return
        forget()
        showPlace(editor, place)
      })
    }
    const wait = () => {
      stop()
      stop = afterFrame(look)
    }
    wait()
    editor.on('update', wait)
    const stopWaiting = SYSTEM_CLOCK.after(GIVEN_UP_AFTER, () => {
      forget()
      // A passage was read where the library has it; a heading is only what a link says.
      if (target.kind === 'heading') onTrouble(words.noHeading(target.heading))
    })
    const page = pageOf(editor.view.dom)
    const since = performance.now()
    // The key that followed a link is still on its way through the page.
    const goOwnWay = ({ timeStamp }: Event) => {
      if (timeStamp >= since) forget()
    }
    for (const way of OWN_WAYS) page?.addEventListener(way, goOwnWay, { passive: true })
    return () => {
      stop()
      stopWaiting()
      editor.off('update', wait)
      for (const way of OWN_WAYS) page?.removeEventListener(way, goOwnWay)
    }
  }, [editor, docId, store, wanted, onTrouble, words])
}

function find(
  doc: Node,
  target: Target,
): Generator<undefined, PassagePlace | HeadingPlace | undefined> {
  return target.kind === 'passage'
    ? findPassage(doc, target.passage)
    : findHeading(doc, target.heading)
}
