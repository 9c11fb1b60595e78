/**
 * Every title and alias of the library, folded, in memory: a letter typed is compared with all of
 * them in a few milliseconds. A note that is written anew has a new row of words, and is read then;
 * what it was before, and what is in the trash, is found out when it would be shown.
 */
import type { CollectionKind } from '../../shared/model/document'
import type { Sqlite } from '../log/open-sqlite'
import { lettersOfName } from './name-fit'

export interface Name {
  readonly kind: 'note' | CollectionKind
  readonly no: number
  /** Of a note; 0 for the rest. */
  readonly wordsNo: number
  readonly written: string
  readonly isAlias: boolean
  /** The words as they are typed, a space before each. */
  readonly folded: string
}

interface StoredNames {
  readonly no: number
  readonly wordsNo: number
  readonly title: string
  readonly aliases: string
}

export class NameIndex {
  readonly #sqlite: Sqlite
  #notes: Name[] = []
  #last = 0

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
  }

  /** Those written last come first. */
  notes(): readonly Name[] {
    const found = this.#sqlite.all<StoredNames>(
      `SELECT no, wordsNo, title, aliases FROM notes JOIN faces USING (no) JOIN texts USING (wordsNo)
        WHERE wordsNo > ? ORDER BY wordsNo DESC`,
      this.#last,
    )
    if (found.length === 0) return this.#notes
    this.#last = found[0]?.wordsNo ?? this.#last
    const renewed = new Set(found.map(({ no }) => no))
    const others = this.#notes.filter(({ no }) => !renewed.has(no))
    this.#notes = [...found.flatMap(namesOf), ...others]
    return this.#notes
  }

  /** Not in the trash. There are few: they are read each time. */
  collections(): readonly Name[] {
    const found = this.#sqlite.all<{ no: number; kind: CollectionKind; title: string }>(
      'SELECT no, kind, title FROM collections WHERE trashedAt IS NULL ORDER BY modifiedAt DESC',
    )
    return found.map(({ no, kind, title }) => ({
      kind,
      ...nameOf({ no, wordsNo: 0 }, title, false),
    }))
  }
}

function namesOf({ no, wordsNo, title, aliases }: StoredNames): readonly Name[] {
  const note = { no, wordsNo }
  const others = aliases === '' ? [] : aliases.split('\n')
  return [
    { kind: 'note', ...nameOf(note, title, false) },
    ...others.map((alias) => ({ kind: 'note' as const, ...nameOf(note, alias, true) })),
  ]
}

function nameOf(
  note: { readonly no: number; readonly wordsNo: number },
  written: string,
  isAlias: boolean,
): Omit<Name, 'kind'> {
  return { ...note, written, isAlias, folded: lettersOfName(written) }
}
