/**
 * What the one box offers: what was changed last, notes, notebooks and bases as one types, commands
 * behind `>`, and at the end the note that does not exist yet. The newest question wins.
 */
import type { Target } from '../../../shared/contract/links'
import type { NamedCommand } from '../../app/named-commands'
import type { HostClient } from '../../bridge/host-client'
import { type Readable, Store } from '../../bridge/store'
import { foldText } from '../../editor/linking/fold-text'

export interface FoundTargets {
  readonly query: string
  /** Undefined before the first answer. */
  readonly targets: readonly Target[] | undefined
  /** False while the targets answer an earlier question. */
  readonly isCurrent: boolean
}

const MOST = 30
const MOST_RECENT = 12

export class TargetSearch implements Readable<FoundTargets> {
  readonly #client: HostClient
  readonly #state = new Store<FoundTargets>({ query: '', targets: undefined, isCurrent: false })
  #isAsking = false

  readonly read = this.#state.read
  readonly subscribe = this.#state.subscribe

  constructor(client: HostClient, begun: string) {
    this.#client = client
    this.#state.set({ query: begun, targets: undefined, isCurrent: false })
    void this.#ask()
  }

  readonly setQuery = (query: string): void => {
    if (query === this.read().query) return
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
        if (this.read().query === query) this.#state.set({ query, targets, isCurrent: true })
      }
    } catch (error) {
      console.warn('Nothing could be found.', error)
      this.#state.set({ ...this.read(), targets: [], isCurrent: true })
    } finally {
      this.#isAsking = false
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

export function isForCommands(query: string): boolean {
  return query.trimStart().startsWith('>')
}

/** Those that hold every word; all of them behind a bare `>`. */
export function findCommands(
  commands: readonly NamedCommand[],
  query: string,
): readonly NamedCommand[] {
  const isAsked = isForCommands(query)
  const words = foldText(query.replace(/^\s*>/u, '')).split(/\s+/u).filter(Boolean)
  if (!isAsked && words.join('').length < 3) return []
  const found = commands.filter(({ name }) => {
    const folded = foldText(name)
    return words.every((word) => folded.includes(word))
  })
  return isAsked ? found : found.slice(0, 4)
}
