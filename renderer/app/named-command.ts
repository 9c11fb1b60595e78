/** A command as the one box shows it. */
import type { Chord } from '../ui/keys'

export interface NamedCommand {
  readonly id: string
  readonly name: string
  /** Other words for it, in both languages. */
  readonly also?: string
  /** Behind `>` alone: it changes a text, where Enter was to make a note of that name. */
  readonly isAskedFor?: true
  readonly chord?: Chord
  readonly run: () => void
}
