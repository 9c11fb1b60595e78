/**
 * What the one box offers: what was changed last, notes, notebooks and bases as one types, commands
 * behind `>`, the note that does not exist yet, and at the end notes that say it in their text: those are
 * asked for once the names are there and nobody types, so that no name waits for them, and nothing that
 * Enter takes moves when they come. The newest question wins.
 */
import type { FoundNote } from '../../../shared/contract/notes'
import type { Target } from '../../../shared/contract/links'
import type { NamedCommand } from '../../app/named-command'
import type { HostClient } from '../../bridge/host-client'
import { type PageClock, SYSTEM_CLOCK } from '../../bridge/page-clock'
import { type Readable, Store } from '../../bridge/store'
import { holdsLetters } from '../../../shared/text/fold'

export interface FoundTargets {
  readonly query: string
  /** Undefined before the first answer. */
  readonly targets: readonly Target[] | undefined
  /** False while the targets answer an earlier question. */
  readonly isCurrent: boolean
  /** What they answer. */
  readonly answered: string | undefined
  /** Notes whose text says it; undefined until they are there. */
  readonly texts?: readonly FoundNote[] | undefined
}

const MOST = 30
const MOST_RECENT = 12
const MOST_TEXTS = 6
/** A letter is most of the language. */
const LEAST_LETTERS = 2
const QUIET = 150

const UNANSWERED: FoundTargets = {
  query: '',
  targets: undefined,
  isCurrent: false,
  answered: undefined,
}

export class TargetSearch implements Readable<FoundTargets> {
  readonly #client: HostClient
  readonly #state = new Store<FoundTargets>(UNANSWERED)
  readonly #after: PageClock['after']
  #isAsking = false
  #stopWaiting = () => {}

  readonly read = this.#state.read
  readonly subscribe = this.#state.subscribe

  constructor(client: HostClient, begun: string, after: PageClock['after'] = SYSTEM_CLOCK.after) {
    this.#client = client
    this.#after = after
    this.#state.set({ ...UNANSWERED, query: begun })
    void this.#ask()
  }

  readonly setQuery = (query: string): void => {
    if (query === this.read().query) return
    this.#stopWaiting()
    this.#state.set({ ...this.read(), query, isCurrent: false })
    void this.#ask()
  }

  async #ask(): Promise<void> {
    if (this.#isAsking) return
    this.#isAsking = true
    try {
      while (!this.read().isCurrent) {
        const { query } = this.read()
        const targets = isForCommands(query) ? [] : await this.#find(query.trim())
        if (this.read().query !== query) continue
        this.#state.set({ query, targets, isCurrent: true, answered: query })
        this.#askTexts(query)
      }
    } catch (error) {
      console.warn('Nothing could be found.', error)
      this.#state.set({ ...this.read(), targets: [], isCurrent: true })
    } finally {
      this.#isAsking = false
    }
  }

  #askTexts(asked: string): void {
    const query = asked.trim()
    if (query.length < LEAST_LETTERS || isForCommands(asked)) return
    this.#stopWaiting()
    this.#stopWaiting = this.#after(QUIET, () => void this.#findTexts(asked, query))
  }

  async #findTexts(asked: string, query: string): Promise<void> {
    try {
      const { rows } = await this.#client.request('searchNotes', {
        query,
        shelf: 'notes',
        limit: MOST_TEXTS,
      })
      const { targets = [], answered, isCurrent } = this.read()
      if (answered !== asked || !isCurrent) return
      const named = new Set(targets.map(({ docId }) => docId))
      const texts = rows.filter((row) => !named.has(row.docId))
      this.#state.set({ ...this.read(), texts })
    } catch (error) {
      console.warn('No text could be searched.', error)
    }
  }

  #find(query: string): Promise<readonly Target[]> {
    return this.#client.request('findTargets', {
      query,
      kinds: ['note', 'notebook', 'base'],
      limit: query === '' ? MOST_RECENT : MOST,
    })
  }
}

/**
 * Whether commands and a new note may be offered: not as the first rows before the answer is there,
 * since the first one is what Enter takes, and it would make a second note of a name that exists.
 * Where nothing begins so there will be nothing else.
 */
export function isMoreOffered({ query, targets, isCurrent, answered }: FoundTargets): boolean {
  const isBegun = answered !== undefined && answered !== '' && query.startsWith(answered)
  return isCurrent || (targets?.length ?? 0) > 0 || isBegun
}

export function isForCommands(query: string): boolean {
  return query.trimStart().startsWith('>')
}

/**
 * Those whose name holds every word, then those that are otherwise called so; all of them behind a
 * bare `>`.
 */
export function findCommands(
  commands: readonly NamedCommand[],
  query: string,
): readonly NamedCommand[] {
  const isAsked = isForCommands(query)
  const words = query.replace(/^\s*>/u, '').split(/\s+/u).filter(Boolean)
  if (!isAsked && words.join('').length < 3) return []
  const holds = (text: string) => words.every((word) => holdsLetters(text, word))
  const offered = isAsked ? commands : commands.filter(({ isAskedFor }) => !isAskedFor)
  const named = offered.filter(({ name }) => holds(name))
  const called = offered.filter(
    ({ name, also }) => also !== undefined && !holds(name) && holds(`${name} ${also}`),
  )
  const found = [...named, ...called]
  return isAsked ? found : found.slice(0, 4)
}
