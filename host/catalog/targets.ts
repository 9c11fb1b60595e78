/** What `[[` and the box for everything offer while a name is typed; what was changed last before. */
import type { Target } from '../../shared/contract/links'
import type { CollectionKind } from '../../shared/model/document'
import type { NoteType } from '../../shared/model/note'
import type { DocId } from '../../shared/records/keys'
import type { Sqlite } from '../log/open-sqlite'
import { wordsOf } from './fold'
import type { Name, NameIndex } from './name-index'
import { type RankedName, rankNames, rankNear } from './rank-names'

const TYPED_LETTERS = 200

export interface TargetRequest {
  readonly query: string
  readonly kinds: readonly Target['kind'][]
  readonly limit: number
}

export function findTargets(
  sqlite: Sqlite,
  index: NameIndex,
  { query, kinds, limit }: TargetRequest,
): readonly Target[] {
  if (query.trim() === '') return readRecent(sqlite, kinds, limit)
  const typed = wordsOf(query.slice(0, TYPED_LETTERS))
  if (typed.length === 0) return []
  const names = [
    ...index.collections().filter(({ kind }) => kinds.includes(kind)),
    ...(kinds.includes('note') ? index.notes() : []),
  ]
  const found = new Targets(sqlite, limit)
  found.add(rankNames(names, typed))
  if (!found.isFull) found.add(rankNear(names, typed))
  return found.list
}

/** Of several names of one document the best, each once. */
class Targets {
  readonly list: Target[] = []
  readonly #sqlite: Sqlite
  readonly #limit: number
  readonly #seen = new Set<number>()

  constructor(sqlite: Sqlite, limit: number) {
    this.#sqlite = sqlite
    this.#limit = limit
  }

  get isFull(): boolean {
    return this.list.length >= this.#limit
  }

  add(ranked: readonly RankedName[]): void {
    for (const { name } of ranked) {
      if (this.isFull) return
      if (this.#seen.has(name.no)) continue
      const target = readTarget(this.#sqlite, name)
      if (!target) continue
      this.#seen.add(name.no)
      this.list.push(target)
    }
  }
}

interface Stored {
  readonly docId: DocId
  readonly kind: 'note' | CollectionKind
  readonly type: NoteType
  readonly title: string
  readonly summary: string
  readonly modifiedAt: number
}

const NOTE = `SELECT notes.docId, 'note' AS kind, type, title, summary, modifiedAt
  FROM notes JOIN faces USING (no) WHERE trashedAt IS NULL`

const COLLECTION = `SELECT docId, kind, 'general' AS type, title, description AS summary, modifiedAt
  FROM collections WHERE trashedAt IS NULL`

/** Undefined for what is not there any more, is in the trash, or has another name by now. */
function readTarget(sqlite: Sqlite, name: Name): Target | undefined {
  const stored =
    name.kind === 'note'
      ? sqlite.get<Stored>(`${NOTE} AND no = ? AND wordsNo = ?`, name.no, name.wordsNo)
      : sqlite.get<Stored>(`${COLLECTION} AND no = ?`, name.no)
  return stored && { ...stored, alias: name.isAlias ? name.written : null }
}

/** Undefined for what is not there any more, or in the trash. */
export function readNoteTarget(sqlite: Sqlite, no: number): Target | undefined {
  const stored = sqlite.get<Stored>(`${NOTE} AND no = ?`, no)
  return stored && { ...stored, alias: null }
}

function readRecent(
  sqlite: Sqlite,
  kinds: readonly Target['kind'][],
  limit: number,
): readonly Target[] {
  const notes = kinds.includes('note')
    ? sqlite.all<Stored>(`${NOTE} ORDER BY modifiedAt DESC, notes.docId LIMIT ?`, limit)
    : []
  const collections = sqlite
    .all<Stored>(`${COLLECTION} ORDER BY modifiedAt DESC, docId`)
    .filter(({ kind }) => kinds.includes(kind))
  return [...notes, ...collections]
    .toSorted((a, b) => b.modifiedAt - a.modifiedAt)
    .slice(0, limit)
    .map((stored) => ({ ...stored, alias: null }))
}
