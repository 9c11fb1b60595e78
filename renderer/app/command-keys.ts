/** Which command a key is meant for, and what keeps keys from commands: a dialog, or a graph. */
import { useEffect } from 'react'
import type { Chord } from '../ui/keys'
import { type CommandName, COMMANDS, ctrl, useCommands } from './commands'
import { focusNextRegion } from './regions'
import { useWindow } from './window-state'

/** What does not need what lies under a graph. */
const OVER_GRAPH: ReadonlySet<CommandName> = new Set([
  'newNote',
  'capture',
  'fromTemplate',
  'jump',
  'back',
  'forward',
  'settings',
  'sheet',
])

/** Keys of the whole window. A dialog that is open keeps them to itself, a graph most of them. */
export function useCommandKeys(): void {
  const commands = useCommands()
  const { dialog, navigation } = useWindow()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || dialog.read()) return
      if (navigation.read().place.graph) {
        const over = commandOf(event)
        if (!over || !OVER_GRAPH.has(over)) return
      }
      if (event.key === 'F6' && event.shiftKey) {
        event.preventDefault()
        focusNextRegion(-1)
        return
      }
      // As on a Mac, where F3 is a key of the system's.
      if (isChord(event, ctrl('g')) || isChord(event, ctrl('g', true))) {
        event.preventDefault()
        commands[event.shiftKey ? 'findPrevious' : 'findNext']()
        return
      }
      const name = commandOf(event)
      if (!name) return
      event.preventDefault()
      commands[name]()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [commands, dialog, navigation])
}

/** Of two that differ by Shift alone, on a key whose sign needs none, the one that asks for it. */
export function commandOf(event: KeyboardEvent): CommandName | undefined {
  const names = Object.keys(COMMANDS) as CommandName[]
  const meant = names.filter((each) => isChord(event, COMMANDS[each].chord))
  const asksForShift = (each: CommandName) => !!(COMMANDS[each].chord as Chord).isShift
  return meant.find((each) => event.shiftKey && asksForShift(each)) ?? meant[0]
}

/**
 * By the letter, not by the place on the keyboard. What needs Shift on one layout does not on
 * another: of signs and digits only the sign itself counts, unless Shift is asked for.
 */
export function isChord(event: KeyboardEvent, chord: Chord): boolean {
  const isLetter = /^[a-z]$/iu.test(chord.key)
  const isNamed = chord.key.length > 1
  const isShiftRight =
    isLetter || isNamed || chord.isShift ? event.shiftKey === !!chord.isShift : true
  const isKey =
    event.key.toLowerCase() === chord.key.toLowerCase() ||
    // Shift and backslash make another sign on most layouts.
    (chord.key === '\\' && event.code === 'Backslash') ||
    // On French keyboards a digit needs Shift; the key that bears it counts.
    (/^\d$/u.test(chord.key) && event.code === `Digit${chord.key}`)
  const isCtrl = event.ctrlKey || event.metaKey
  return isKey && isShiftRight && isCtrl === !!chord.isCtrl && event.altKey === !!chord.isAlt
}
