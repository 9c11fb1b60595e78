/**
 * Notes that may be what somebody is about to write again: those that share the meaningful words of
 * the title that is being typed, in their own title first, else close together in their text.
 */
import type { Target } from '../../shared/contract/links'
import type { DocId } from '../../shared/records/keys'
import type { Sqlite } from '../log/open-sqlite'
import { findNumber } from './document-numbers'
import { wordsOf } from './fold'
import { createNameFit, lettersOfName } from './name-fit'
import { readNoteTarget } from './targets'

const TYPED_LETTERS = 300
const MAX_WORDS = 12
/** A single word says enough from here on. */
const LONG_WORD = 6
const WEIGHED = 60
/** Words between those that a text has close together. */
const APART = 10

const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'au aux avec ce ces cet cette comme dans de des du elle elles en entre est et eux il ils la le les leur leurs lui ' +
    'mais me mes moi mon ne nos notre nous on ou par pas plus pour qu que quel quelle qui sa sans se ses si son sont sous ' +
    'sur ta tes ton tout toute toutes tous trop tu un une vos votre vous etre avoir fait faire comment pourquoi quand ' +
    'about an and are as at be by can do does for from has have how if in into is it its me my no not of off our out ' +
    'over so some than that the their them then there these they this to was we were what when where which who why will ' +
    'with without you your'
  ).split(' '),
)

export interface SimilarRequest {
  readonly title: string
  readonly except: DocId | null
  readonly limit: number
}

export function findSimilar(
  sqlite: Sqlite,
  { title, except, limit }: SimilarRequest,
): readonly Target[] {
  const words = meaningfulWords(title)
  if (words.length < 2 && (words[0] ?? '').length < LONG_WORD) return []
  const without = except === null ? undefined : findNumber(sqlite, except)
  const byTitle = alikeInTitle(sqlite, words)
  const byText = byTitle.length < limit && words.length > 1 ? closeInText(sqlite, words) : []
  const found = [...new Set([...byTitle, ...byText])].filter((no) => no !== without)
  return found.slice(0, limit).flatMap((no) => readNoteTarget(sqlite, no) ?? [])
}

/** Without the sign of the plural, since words are compared by their beginning. */
function meaningfulWords(title: string): readonly string[] {
  const words = wordsOf(title.slice(0, TYPED_LETTERS)).filter(
    (word) => word.length > 2 && !STOP_WORDS.has(word),
  )
  return [...new Set(words.map(stemOf))].slice(0, MAX_WORDS)
}

function stemOf(word: string): string {
  return word.length > 4 ? word.replace(/[sx]$/u, '') : word
}

interface Candidate {
  readonly no: number
  readonly title: string
  readonly aliases: string
}

/** Those that share two words, or half of them, the most first. */
function alikeInTitle(sqlite: Sqlite, words: readonly string[]): readonly number[] {
  const candidates = sqlite.all<Candidate>(
    `SELECT no, title, aliases FROM (
        SELECT rowid AS wordsNo, bm25(words, 4.0, 4.0, 0.0, 0.0) AS weight
        FROM words WHERE words MATCH ? ORDER BY weight LIMIT ${WEIGHED})
      JOIN notes USING (wordsNo) JOIN faces USING (no) JOIN texts USING (wordsNo)
      ORDER BY weight, modifiedAt DESC`,
    `{title aliases} : (${words.map(prefixOf).join(' OR ')})`,
  )
  const least = Math.min(2, Math.ceil(words.length / 2))
  return candidates
    .map(({ no, title, aliases }) => ({
      no,
      shared: sharedWords(words, [title, ...aliases.split('\n')]),
    }))
    .filter(({ shared }) => shared >= least)
    .toSorted((a, b) => b.shared - a.shared)
    .map(({ no }) => no)
}

function sharedWords(words: readonly string[], names: readonly string[]): number {
  const fits = words.map((word) => createNameFit([word]))
  return Math.max(
    ...names.map((name) => {
      const letters = lettersOfName(name)
      return fits.filter((isIn) => isIn(letters)).length
    }),
  )
}

function closeInText(sqlite: Sqlite, words: readonly string[]): readonly number[] {
  return sqlite
    .all<{ no: number }>(
      `SELECT no FROM words JOIN notes ON wordsNo = words.rowid WHERE words MATCH ?
        ORDER BY words.rowid DESC LIMIT ${WEIGHED}`,
      `{facts text} : NEAR(${words.map(prefixOf).join(' ')}, ${APART})`,
    )
    .map(({ no }) => no)
}

/** Words are letters and digits alone, so nothing in them is a sign of FTS5's. */
function prefixOf(word: string): string {
  return `"${word}" *`
}
