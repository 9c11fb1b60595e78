/**
 * A note as the catalog keeps it, from a Y.Doc or from an update that was read without building
 * one: what has no body of Yjs types is the same to it.
 */
import { type ReadableMap, readEntries } from '../../model/entries'
import { readLicence } from '../../model/licence'
import { DEFINITION, NOTE_TEXTS, readNoteType, readWords } from '../../model/note'
import { readTime } from '../../model/time'
import { cleanWords } from './clean-words'
import type { Definition, NoteReading } from './document-reading'
import type { BodyContent } from './gather-body'
import { readRelations } from './read-relations'

/** Root types by name; one that nobody wrote is empty. */
export interface NoteRoots {
  map(name: string): ReadableMap
  letters(name: string): string
}

export function readNote(roots: NoteRoots, title: string, body: BodyContent): NoteReading {
  const meta = roots.map('meta')
  const language = meta.get('language')
  const hasFiles = !isEmpty(roots.map('attachments'))
  const type = readNoteType(meta.get('type'))
  return {
    kind: 'note',
    title,
    createdAt: readTime(meta.get('createdAt')),
    type,
    summary: roots.letters('summary'),
    tags: cleanWords(readWords(roots.map('tags'))),
    aliases: cleanWords(readWords(roots.map('aliases'))),
    definitions: definitionsOf(roots),
    authors: namesOf(roots.map('authors')),
    licence: readLicence(meta.get('licence')) ?? null,
    language: typeof language === 'string' ? language : '',
    publishedAt: readTime(meta.get('publishedAt')) ?? null,
    more: moreOf(roots),
    relations: readRelations((name) => roots.map(name), type),
    ...body,
    hasAttachments: body.hasAttachments || hasFiles,
  }
}

function definitionsOf(roots: NoteRoots): readonly Definition[] {
  const map = roots.map('definitions')
  if (isEmpty(map)) return NONE
  return readEntries(map, ['at', 'by'], 'at')
    .filter(({ deletedAt }) => deletedAt === undefined)
    .flatMap(({ id, values: { by } }) => {
      const text = roots.letters(`${DEFINITION}${id}`).trim()
      return text === '' ? [] : [{ text, by: typeof by === 'string' ? by : '' }]
    })
}

function namesOf(map: ReadableMap, property = 'name'): readonly string[] {
  if (isEmpty(map)) return NONE
  const names = readEntries(map, [property], property).flatMap(({ deletedAt, values }) => {
    const name = values[property]
    return deletedAt === undefined && typeof name === 'string' ? [name] : []
  })
  return cleanWords(names)
}

const SEARCHED = NOTE_TEXTS.filter((name) => name !== 'summary' && name !== 'thirdPartyRightsText')

function moreOf(roots: NoteRoots): string {
  const place = roots.map('meta').get('place')
  return [
    ...SEARCHED.map((name) => roots.letters(name)),
    typeof place === 'string' ? place : '',
    ...cleanWords(readWords(roots.map('skills'))),
    ...namesOf(roots.map('contacts')),
    ...namesOf(roots.map('roles'), 'role'),
  ]
    .filter((piece) => piece !== '')
    .join('\n')
}

function isEmpty(map: ReadableMap): boolean {
  return map.keys().next().done === true
}

const NONE = Object.freeze([])
