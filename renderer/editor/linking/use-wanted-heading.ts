/**
 * A link to a heading opens its note there. The heading that is wanted waits here while the note is
 * being opened, and is gone once it was shown or nobody found it.
 */
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { createContext, useContext, useEffect } from 'react'
import type { DocId } from '../../../shared/records/keys'
import { useReadable } from '../../bridge/hooks'
import type { NoteSession } from '../../bridge/note-session'
import { Store } from '../../bridge/store'
import { SYSTEM_CLOCK } from '../../bridge/page-clock'
import { afterFrame } from '../after-frame'
import { foldText } from './fold-text'
import { useLinkingWords } from './words'

interface WantedHeading {
  readonly docId: DocId
  readonly heading: string
}

const WantedHeadingContext = createContext(new Store<WantedHeading | null>(null))

/** A text may come from another device a moment after its note was opened. */
const GIVEN_UP_AFTER = 3000

export function useWantedHeading(
  editor: Editor,
  { docId }: NoteSession,
  onTrouble: (text: string) => void,
): (docId: DocId, heading: string) => void {
  const store = useContext(WantedHeadingContext)
  const wanted = useReadable(store)
  const words = useLinkingWords()
  useEffect(() => {
    if (!wanted || wanted.docId !== docId) return undefined
    let stopFrame: (() => void) | undefined
    const tryIt = () => {
      stopFrame ??= afterFrame(() => {
        stopFrame = undefined
        if (showHeading(editor, wanted.heading)) store.set(null)
      })
    }
    tryIt()
    editor.on('update', tryIt)
    const stopWaiting = SYSTEM_CLOCK.after(GIVEN_UP_AFTER, () => {
      store.set(null)
      onTrouble(words.noHeading(wanted.heading))
    })
    return () => {
      editor.off('update', tryIt)
      stopFrame?.()
      stopWaiting()
    }
  }, [editor, docId, store, wanted, onTrouble, words])
  return (target, heading) => store.set({ docId: target, heading })
}

/** The first that begins so, since a long one is cut in the link. */
function showHeading(editor: Editor, heading: string): boolean {
  if (editor.isDestroyed) return true
  const wanted = foldText(heading.trim())
  let found: number | undefined
  editor.state.doc.descendants((node, at) => {
    if (found === undefined && node.type.name === 'heading')
      if (foldText(node.textContent.trim()).startsWith(wanted)) found = at
    return found === undefined && !node.isTextblock
  })
  if (found === undefined) return false
  const { tr, doc } = editor.state
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, found + 1)))
  const element = editor.view.nodeDOM(found)
  if (element instanceof HTMLElement) scrollTo(element)
  return true
}

/** Room above it for the bars that lie over the page. */
const ABOVE = 104

/** The page alone: the browser's own would move the window's frame, too. */
function scrollTo(element: HTMLElement): void {
  const page = element.closest('[data-region="page"]')
  if (!page) return
  page.scrollTop += element.getBoundingClientRect().top - page.getBoundingClientRect().top - ABOVE
}
