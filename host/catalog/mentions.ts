/**
 * Notes that say another's title or alias without a link there. The index of words names them; each
 * text is then read once, since only it says where, and whether that is a link already. What was
 * read of a text holds until the note is written anew. Of a word that everybody writes, the newest
 * notes alone are read: the worker answers nothing else meanwhile.
 */
import type { LinkedNote } from '../../shared/contract/links'
import type { Sqlite } from '../log/open-sqlite'
import { type FoundName, NameFinder, nameWords } from './find-names'
import { linkedNote, MAX_LINKED, readSource } from './linked-note'
import { type StoredText, TEXT_BYTES, textOf } from './stored-text'

/** Names whose places are kept: those of the notes that are looked at in turn. */
const KEPT = 8
/** Texts that are read for one note, a second's work at most. */
const MAX_READ = 2000

export interface Mentions {
  readonly total: number
  readonly notes: readonly LinkedNote[]
}

interface Said {
  /** Where the note with this row of words says it outside of links. */
  readonly places: Map<number, readonly FoundName<null>[]>
  readonly finder: NameFinder<null>
}

interface Candidate {
  readonly no: number
  readonly wordsNo: number
}

export class MentionFinder {
  readonly #sqlite: Sqlite
  readonly #said = new Map<string, Said>()

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
  }

  /** The notes changed last come first. */
  find(no: number): Mentions {
    const names = this.#namesOf(no)
    const words = names.flatMap((name) => nameWords(name) ?? [])
    if (words.length === 0) return { total: 0, notes: [] }
    const { finder, places } = this.#saidOf(names)
    const candidates = this.#candidates(no, names)
    const seen = new Set(candidates.map(({ wordsNo }) => wordsNo))
    for (const wordsNo of places.keys()) if (!seen.has(wordsNo)) places.delete(wordsNo)
    const found = candidates.flatMap((candidate) => {
      const said = places.get(candidate.wordsNo) ?? this.#places(candidate.no, finder)
      places.set(candidate.wordsNo, said)
      return said.length === 0 ? [] : [{ no: candidate.no, said }]
    })
    const notes = found.slice(0, MAX_LINKED).flatMap((each): readonly LinkedNote[] => {
      const note = readSource(this.#sqlite, each.no)
      return note ? [linkedNote(note, each.said)] : []
    })
    return { total: found.length, notes }
  }

  #namesOf(no: number): readonly string[] {
    const title = this.#sqlite.get<{ title: string }>('SELECT title FROM faces WHERE no = ?', no)
    if (!title) return []
    const aliases = this.#sqlite.all<{ alias: string }>(
      'SELECT alias FROM aliases WHERE no = ?',
      no,
    )
    return [title.title, ...aliases.map(({ alias }) => alias)]
  }

  #saidOf(names: readonly string[]): Said {
    const key = JSON.stringify(names)
    const said = this.#said.get(key) ?? {
      places: new Map<number, readonly FoundName<null>[]>(),
      finder: new NameFinder(names.map((name) => [null, name] as const)),
    }
    this.#said.delete(key)
    this.#said.set(key, said)
    for (const other of this.#said.keys()) if (this.#said.size > KEPT) this.#said.delete(other)
    return said
  }

  #candidates(no: number, names: readonly string[]): readonly Candidate[] {
    const phrases = names.flatMap((name) => {
      const words = nameWords(name)
      return words ? [`"${words.join(' ')}"`] : []
    })
    return this.#sqlite.all<Candidate>(
      `SELECT no, wordsNo FROM notes WHERE no <> ? AND trashedAt IS NULL
        AND wordsNo IN (SELECT rowid FROM words WHERE words MATCH ?)
        ORDER BY modifiedAt DESC, docId LIMIT ?`,
      no,
      `text : (${phrases.join(' OR ')})`,
      MAX_READ,
    )
  }

  /** Where a note says it, but for what is a link, to whatever it leads. */
  #places(no: number, finder: NameFinder<null>): readonly FoundName<null>[] {
    const stored = this.#sqlite.get<StoredText>(
      `SELECT ${TEXT_BYTES} FROM notes JOIN texts USING (wordsNo) WHERE no = ?`,
      no,
    )
    const places = stored ? finder.find(textOf(stored)) : []
    if (places.length === 0) return places
    const links = this.#sqlite.all<{ at: number; length: number }>(
      "SELECT at, length FROM links WHERE source = ? AND kind = 'text'",
      no,
    )
    return places.filter(
      ({ at, length }) =>
        !links.some((link) => link.at < at + length && at < link.at + link.length),
    )
  }
}
