/**
 * Where a text says the names of things: whole words, accents and case folded, the articles of
 * French elision left out (`l’animation` says `animation`). A tree of folded words, so that it takes
 * as long for a thousand names as for one.
 */
import { type TextWord, wordsIn } from './text-words'

const MIN_LETTERS = 3
/** A longer title is nothing that anybody writes into a sentence. */
const MAX_WORDS = 24

export interface FoundName<Key> {
  /** All that have this name, in the order they were given. */
  readonly keys: readonly Key[]
  /** Letters of the text. */
  readonly at: number
  readonly length: number
}

interface Node<Key> {
  readonly next: Map<string, Node<Key>>
  readonly keys: Key[]
}

export class NameFinder<Key> {
  readonly #root: Node<Key> = createNode()

  /** Names of fewer than three letters are in every text, and left out. */
  constructor(names: Iterable<readonly [Key, string]>) {
    for (const [key, name] of names) {
      const words = nameWords(name)
      if (!words) continue
      let node = this.#root
      for (const word of words) {
        const next = node.next.get(word) ?? createNode<Key>()
        node.next.set(word, next)
        node = next
      }
      if (!node.keys.includes(key)) node.keys.push(key)
    }
  }

  /** From first to last, the longest where several begin; none overlap. */
  find(text: string): readonly FoundName<Key>[] {
    if (this.#root.next.size === 0) return []
    const words = wordsIn(text)
    const found: FoundName<Key>[] = []
    for (let first = 0; first < words.length; first += 1) {
      const last = this.#follow(words, first)
      if (!last) continue
      const from = words[first]?.from ?? 0
      const to = words[last.at]?.to ?? from
      found.push({ keys: last.keys, at: from, length: to - from })
      first = last.at
    }
    return found
  }

  #follow(words: readonly TextWord[], first: number) {
    let node: Node<Key> | undefined = this.#root
    let last: { readonly at: number; readonly keys: readonly Key[] } | undefined
    for (let at = first; at < words.length; at += 1) {
      node = node.next.get(words[at]?.folded ?? '')
      if (!node) break
      if (node.keys.length > 0) last = { at, keys: node.keys }
    }
    return last
  }
}

/** The folded words of a name that can be found in texts; undefined for one that cannot. */
export function nameWords(name: string): readonly string[] | undefined {
  const words = wordsIn(name.slice(0, 1000)).map(({ folded }) => folded)
  const letters = words.reduce((sum, word) => sum + [...word].length, 0)
  return letters < MIN_LETTERS || words.length > MAX_WORDS ? undefined : words
}

function createNode<Key>(): Node<Key> {
  return { next: new Map(), keys: [] }
}
