/**
 * A card of the panel was opened: the note stands where the sentence is that was pressed, with keys
 * at the first.
 */
import { type SyntheticEvent, useRef } from 'react'
import type { LinkedNote, LinkPassage } from '../../../../shared/contract/links'
import { useWindow } from '../../../app/window-state'
import { useWantPassage } from '../../../editor/arriving/wanted-target'

const ATTRIBUTE = 'data-passage'

/** Of a sentence on its card. */
export function passageMark(index: number): { readonly 'data-passage': number } {
  return { [ATTRIBUTE]: index }
}

export interface OpenLinked {
  /** Without passages where they are another note's sentences. */
  readonly onOpen: (note: LinkedNote, passages?: readonly LinkPassage[]) => void
  /** For what holds the cards. */
  readonly watch: {
    readonly onPointerDownCapture: (event: SyntheticEvent) => void
    readonly onKeyDownCapture: (event: SyntheticEvent) => void
  }
}

export function useOpenLinked(): OpenLinked {
  const { navigation } = useWindow()
  const wantPassage = useWantPassage()
  const pressed = useRef(0)
  const remember = ({ target }: SyntheticEvent) => {
    const sentence = target instanceof Element ? target.closest(`[${ATTRIBUTE}]`) : null
    pressed.current = Number(sentence?.getAttribute(ATTRIBUTE) ?? 0)
  }
  return {
    onOpen: ({ docId, kind }, passages = []) => {
      wantPassage(docId, passages[pressed.current] ?? passages[0])
      if (kind === 'note') navigation.showNote(docId)
      else navigation.showList({ kind, docId })
    },
    watch: { onPointerDownCapture: remember, onKeyDownCapture: remember },
  }
}
