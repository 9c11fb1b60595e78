/**
 * Who is in a note: a name, a colour and a pattern in y-protocols awareness. What others send is
 * theirs to invent, so names are cut and stripped, and colours are numbers into our own palette.
 */
import type { Awareness } from 'y-protocols/awareness'
import { type Readable, Store } from './store'

const COLOURS = 8
const PATTERNS = ['solid', 'dashed', 'dotted', 'double'] as const
export type Pattern = (typeof PATTERNS)[number]
const MAX_NAME_LETTERS = 40
/** The palette as the caret extension wants it: the light theme's `--caret-0` to `--caret-7`. */
export const HEX_COLOURS = [
  '#1f6b57',
  '#8a3b12',
  '#2a4d8f',
  '#8b3a62',
  '#5b4b9e',
  '#7a5a00',
  '#0f6674',
  '#9b2c2c',
] as const

export interface Appearance {
  /** Empty when no name was given yet. */
  readonly name: string
  /** 0 to 7. */
  readonly colour: number
  /** Tells people apart where colours do not. */
  readonly pattern: Pattern
}

export interface Person extends Appearance {
  readonly clientId: number
}

const NOBODY: readonly Person[] = Object.freeze([])

/** The same person looks the same on every device and in every window. */
export function appearanceOf(person: {
  readonly personId: string
  readonly name: string
}): Appearance {
  let hash = 0
  for (const letter of person.personId) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return {
    name: cleanName(person.name),
    colour: hash % COLOURS,
    pattern: PATTERNS[(hash >>> 8) % PATTERNS.length] ?? 'solid',
  }
}

export function parseAppearance(value: unknown): Appearance {
  const { name, colour, pattern } =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  return {
    name: typeof name === 'string' ? cleanName(name) : '',
    colour:
      typeof colour === 'number' && Number.isInteger(colour) && colour >= 0 ? colour % COLOURS : 0,
    pattern: PATTERNS.find((known) => known === pattern) ?? 'solid',
  }
}

/**
 * Brings what others sent into the form that the caret plugin draws without throwing. Runs before
 * the plugin hears of a change.
 */
export function cleanStates(awareness: Awareness): void {
  for (const [clientId, state] of awareness.states) {
    if (clientId === awareness.clientID) continue
    const user = parseAppearance(state['user'])
    const color = HEX_COLOURS[user.colour] ?? HEX_COLOURS[0]
    const cursor = isCursor(state['cursor']) ? state['cursor'] : null
    awareness.states.set(clientId, { user: { ...user, color }, cursor })
  }
}

function isCursor(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { anchor, head } = value as Record<string, unknown>
  return isRelativePosition(anchor) && isRelativePosition(head)
}

/** The JSON of Yjs: a place by item, or the end of a type by name or item. */
function isRelativePosition(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { item, type, tname, assoc } = value as Record<string, unknown>
  const hasPlace = isId(item) || isId(type) || typeof tname === 'string'
  return (
    hasPlace &&
    [item, type].every((id) => id == null || isId(id)) &&
    (tname == null || tname === 'body') &&
    (assoc == null || typeof assoc === 'number')
  )
}

function isId(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { client, clock } = value as Record<string, unknown>
  return Number.isSafeInteger(client) && Number.isSafeInteger(clock)
}

/** Everyone but this window, kept identical until somebody comes, goes or changes their name. */
export class People implements Readable<readonly Person[]> {
  readonly #awareness: Awareness
  readonly #people = new Store<readonly Person[]>(NOBODY)

  readonly read = this.#people.read
  readonly subscribe = this.#people.subscribe

  constructor(awareness: Awareness) {
    this.#awareness = awareness
    awareness.on('change', this.#refresh)
  }

  close(): void {
    this.#awareness.off('change', this.#refresh)
    this.#people.set(NOBODY)
  }

  readonly #refresh = (): void => {
    const people = Array.from(this.#awareness.getStates(), ([clientId, state]) => ({
      clientId,
      ...parseAppearance(state['user']),
    }))
      .filter(({ clientId }) => clientId !== this.#awareness.clientID)
      .sort((a, b) => a.clientId - b.clientId)
    const isSame = JSON.stringify(people) === JSON.stringify(this.#people.read())
    if (!isSame) this.#people.set(people.length === 0 ? NOBODY : people)
  }
}

/** Control and direction letters could make a name look like something else. */
function cleanName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').replace(/\s+/gu, ' ')
  return Array.from(plain.trim()).slice(0, MAX_NAME_LETTERS).join('')
}
