import { isCollectionKind } from '../../shared/model/document'
import type { HeldKind } from '../../shared/model/home'
import { parseDocId } from '../../shared/records/keys'
import type { FrontMatter } from '../../shared/text/markdown/front-matter'

/**
 * Front matter that a document has no field for is kept in its settings, one key each, under this
 * prefix. It goes out under its own name, except where that would be read as ours on the way back:
 * then it keeps the prefix.
 */
export const FRONT = 'front.'

/**
 * In the front matter of a notebook or base: which of them it is. Only where we wrote the file, since
 * a note may have a field of any name.
 */
export const KIND = 'carnet'
/** What the file of one calls it. */
export const DESCRIPTION = 'description'
/** How many people have a role there: never who, since what is exported is not encrypted. */
export const PEOPLE = 'people'

const OWN = ['title', 'id', 'created', 'modified', 'tags', 'aliases', KIND, DESCRIPTION, PEOPLE]
const KEPT_APART = new RegExp(`^(?:front\\.)+(?:${OWN.join('|')})$`, 'u')

/** Whether it is a name of ours that was kept apart, however often. */
export function isKeptApart(name: string): boolean {
  return KEPT_APART.test(name)
}

/** A note, unless we wrote it as something else. */
export function kindOf(fields: FrontMatter): HeldKind {
  const isOurs = parseDocId(fields.get('id')) !== undefined
  return (isOurs && typeof fields.get('title') === 'string' && kindIn(fields.get(KIND))) || 'note'
}

export function kindIn(value: unknown): HeldKind | undefined {
  return isCollectionKind(value) ? value : undefined
}

export function countIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined
}

/** Longer ones, and more of them, stay as they were written. */
const MAX_NAME_LETTERS = 200
const MAX_NAMES = 500

export interface Names {
  readonly names: readonly string[]
  /** What was written beside them and is none. */
  readonly left: readonly unknown[]
}

/** Tags or aliases, however they were written; a number may be one. All that we wrote ourselves are. */
export function readNames(value: unknown, writer: 'us' | 'another'): Names {
  const names: string[] = []
  const left: unknown[] = []
  for (const written of listOf(value)) {
    const name = nameIn(written)
    if (name === '') continue
    const fits = (name?.length ?? 0) <= MAX_NAME_LETTERS && names.length < MAX_NAMES
    if (name !== undefined && (writer === 'us' || fits)) names.push(name)
    else left.push(written)
  }
  return { names, left }
}

function listOf(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return value.split(/[,\s]+/u)
  return Array.isArray(value) ? value : []
}

function nameIn(written: unknown): string | undefined {
  if (written === null) return ''
  const isName = typeof written === 'string' || typeof written === 'number'
  return isName ? `${written}`.trim().replace(/^#/u, '') : undefined
}
