/**
 * One file as a note, or as the notebook or base that we wrote: its title, dates and text. The
 * heading that gave the title is not repeated.
 */
import { type Block, textOf } from '../../../shared/text/body/body-tree'
import type { HeldKind } from '../../../shared/model/home'
import { MAX_TITLE_LETTERS } from '../../library/create-held'
import { MAX_DESCRIPTION } from '../../../shared/model/notebook'
import {
  countIn,
  DESCRIPTION,
  FRONT,
  isKeptApart,
  KIND,
  kindOf,
  PEOPLE,
  readNames,
} from '../front-fields'
import { type FrontMatter, splitFrontMatter } from '../../../shared/text/markdown/front-matter'
import { readHtml } from '../../../shared/text/html/html-tree'
import { plainBlocks, readMarkdown } from '../../../shared/text/markdown/markdown-read'
import type { FoundFile } from './walk-folder'

export interface ReadFile {
  /** Of a notebook or base the blocks are its introduction. */
  readonly kind: HeldKind
  /** Of a notebook or base. */
  readonly description: string
  /** How many had a role in the notebook or base that was exported. */
  readonly people: number
  readonly title: string
  readonly createdAt: number
  readonly modifiedAt: number
  readonly tags: readonly string[]
  readonly aliases: readonly string[]
  /** Front matter that is none of the above, kept for the way back out. */
  readonly fields: FrontMatter
  readonly blocks: readonly Block[]
  readonly dropped: readonly string[]
}

/** A longer heading is a text that somebody made one: it names the note as far as this, and stays. */
const MAX_HEADING = 500
const MAX_FIELDS_BYTES = 32 * 1024
const OURS = 'id'

export function readFoundFile(file: FoundFile, text: string): ReadFile {
  const dates = { createdAt: file.createdAt, modifiedAt: file.modifiedAt }
  const bare = { kind: 'note', description: '', people: 0, tags: [], aliases: [] } as const
  const plain = { ...dates, ...bare, fields: new Map(), dropped: [] }
  if (/\.txt$/iu.test(file.path))
    return { ...plain, title: nameOf(file.path), blocks: plainBlocks(text) }
  if (/\.x?html?$/iu.test(file.path)) {
    const { blocks, title, dropped } = readHtml(text)
    const { heading, rest } = takeHeading(blocks)
    const named = cut(heading, MAX_HEADING)
    const whole = named === heading ? rest : blocks
    return { ...plain, title: named || clean(title) || nameOf(file.path), blocks: whole, dropped }
  }
  return readMarkdownFile(file, text)
}

function readMarkdownFile(file: FoundFile, text: string): ReadFile {
  const { fields, body } = splitFrontMatter(text)
  const { blocks, dropped } = readMarkdown(body)
  const written = fields.get('title')
  const named =
    typeof written === 'string' || typeof written === 'number' ? clean(`${written}`) : ''
  // A file that we wrote says all of its title above, so a heading that repeats it is meant.
  const isOurs = fields.has(OURS) && typeof written === 'string'
  const { heading, rest } = takeHeading(blocks)
  const title = isOurs ? named : named || cut(heading, MAX_HEADING) || nameOf(file.path)
  const kind = kindOf(fields)
  const writer = isOurs ? 'us' : 'another'
  const others = otherFields(fields, { kind, writer })
  const isRepeated = !isOurs && heading !== '' && heading === title
  return {
    kind,
    description: kind === 'note' ? '' : textIn(fields.get(DESCRIPTION)),
    people: kind === 'note' ? 0 : (countIn(fields.get(PEOPLE)) ?? 0),
    title,
    createdAt: dateIn(fields, ['created', 'createdAt', 'date']) ?? file.createdAt,
    modifiedAt: dateIn(fields, ['modified', 'updated', 'lastmod']) ?? file.modifiedAt,
    tags: readNames(fields.get('tags'), writer).names,
    aliases: readNames(fields.get('aliases'), writer).names,
    fields: isTooMuch(others) ? new Map() : others,
    blocks: [...tooMuch(others), ...(isRepeated ? rest : blocks)],
    dropped,
  }
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, MAX_DESCRIPTION) : ''
}

/** The first heading, where it stands first or is the only one of its rank; empty when it says more than text can. */
function takeHeading(blocks: readonly Block[]): {
  readonly heading: string
  readonly rest: readonly Block[]
} {
  const at = blocks.findIndex((block) => block.type === 'heading')
  const block = blocks[at]
  if (block?.type !== 'heading' || (at > 0 && block.level > 1)) return { heading: '', rest: blocks }
  const isPlain = block.children.every((child) => child.type === 'text' && !child.marks.link)
  const heading = isPlain ? clean(textOf(block.children)) : ''
  return { heading, rest: heading === '' ? blocks : blocks.filter((other) => other !== block) }
}

interface Said {
  readonly kind: HeldKind
  readonly writer: 'us' | 'another'
}

/** What the document itself does not say: nothing that was written is lost. */
function otherFields(fields: FrontMatter, { kind, writer }: Said): FrontMatter {
  const others = [...fields].flatMap(([key, value]): [string, unknown][] => {
    if (isConsumed(kind, key, value)) return []
    if (key !== 'tags' && key !== 'aliases') return [[key, value]]
    const { names, left } = readNames(value, writer)
    if (names.length === 0) return [[key, value]]
    return left.length === 0 ? [] : [[key, left]]
  })
  if (writer === 'another') return new Map(others)
  const kept = new Map(others.filter(([key]) => !isKeptApart(key)))
  // Shortest first: where a name is taken, each keeps the one that it came with.
  const apart = others.filter(([key]) => isKeptApart(key)).sort(([a], [b]) => a.length - b.length)
  for (const [key, value] of apart) {
    const name = key.slice(FRONT.length)
    kept.set(kept.has(name) ? key : name, value)
  }
  return kept
}

function isConsumed(kind: HeldKind, key: string, value: unknown): boolean {
  switch (key) {
    case 'title':
      return (
        (typeof value === 'string' && value.length <= MAX_TITLE_LETTERS) ||
        typeof value === 'number'
      )
    case 'created':
    case 'modified':
      return parseDate(value) !== undefined
    case KIND:
      return kind !== 'note'
    case DESCRIPTION:
      return kind !== 'note' && typeof value === 'string' && value.length <= MAX_DESCRIPTION
    case PEOPLE:
      return kind !== 'note' && countIn(value) !== undefined
    default:
      return false
  }
}

/** Front matter beyond what a note's settings should hold stays readable, in the body. */
function tooMuch(others: FrontMatter): readonly Block[] {
  if (!isTooMuch(others)) return []
  const text = JSON.stringify(Object.fromEntries(others), null, 2)
  return [{ type: 'codeBlock', language: 'json', text }]
}

function isTooMuch(fields: FrontMatter): boolean {
  return fields.size > 0 && JSON.stringify([...fields]).length > MAX_FIELDS_BYTES
}

function dateIn(fields: FrontMatter, keys: readonly string[]): number | undefined {
  for (const key of keys) {
    const date = parseDate(fields.get(key))
    if (date !== undefined) return date
  }
  return undefined
}

function parseDate(value: unknown): number | undefined {
  if (typeof value !== 'string' && !(value instanceof Date)) return undefined
  const time = value instanceof Date ? value.getTime() : Date.parse(value)
  // Before 1970 and after 2200 it is a slip, and not when a note was written.
  return Number.isFinite(time) && time >= 0 && time < 7_258_118_400_000 ? time : undefined
}

function nameOf(path: string): string {
  return clean(
    path
      .slice(path.lastIndexOf('/') + 1)
      .replace(/\.[^.]+$/u, '')
      .normalize('NFC'),
  )
}

function clean(title: string): string {
  return cut(title.replace(/\s+/gu, ' ').trim(), MAX_TITLE_LETTERS)
}

function cut(title: string, letters: number): string {
  return title.slice(0, letters).replace(/[\ud800-\udbff]$/u, '')
}
