/**
 * The names of the search box's fields, in French and in English whatever the interface speaks:
 * what somebody learnt or was sent works everywhere. Accents and case are nobody's concern.
 */
import type { Language } from '../../contract/language'
import { LICENCES, type Licence } from '../../model/licence'
import type { NoteType } from '../../model/note'
import { foldLetters } from '../fold'

export const FIELDS = [
  'title',
  'type',
  'tag',
  'author',
  'notebook',
  'category',
  'licence',
  'language',
  'modified',
  'published',
  'integrated',
  'has',
] as const
export type Field = (typeof FIELDS)[number]

/** Those whose values are names that people gave. */
const NAMED = ['tag', 'author', 'notebook', 'category'] as const
export type NamedField = (typeof NAMED)[number]

/** Those whose values are times. */
const DATED = ['modified', 'published', 'integrated'] as const
export type DatedField = (typeof DATED)[number]

export function isDated(field: Field): field is DatedField {
  return (DATED as readonly Field[]).includes(field)
}

export function isNamed(field: Field): field is NamedField {
  return (NAMED as readonly Field[]).includes(field)
}

/** As they are offered. */
export const FIELD_NAMES: Readonly<Record<Language, Readonly<Record<Field, string>>>> = {
  fr: {
    title: 'titre',
    type: 'type',
    tag: 'étiquette',
    author: 'auteur',
    notebook: 'carnet',
    category: 'catégorie',
    licence: 'licence',
    language: 'langue',
    modified: 'modifié',
    published: 'publié',
    integrated: 'intégré',
    has: 'a',
  },
  en: {
    title: 'title',
    type: 'type',
    tag: 'tag',
    author: 'author',
    notebook: 'notebook',
    category: 'category',
    licence: 'license',
    language: 'language',
    modified: 'modified',
    published: 'published',
    integrated: 'integrated',
    has: 'has',
  },
}

const OTHER_NAMES: Readonly<Record<string, Field>> = {
  auteure: 'author',
  autrice: 'author',
  modifiee: 'modified',
  publiee: 'published',
  integree: 'integrated',
}

const BY_NAME: ReadonlyMap<string, Field> = new Map([
  ...FIELDS.flatMap((field) =>
    Object.values(FIELD_NAMES).map((names) => [foldName(names[field]), field] as const),
  ),
  ...Object.entries(OTHER_NAMES),
])

/** Undefined for anything else: then it was a word with a colon. */
export function fieldOf(name: string): Field | undefined {
  return BY_NAME.get(foldName(name))
}

export interface Choice<Value extends string> {
  readonly value: Value
  readonly names: Readonly<Record<Language, string>>
}

export const TYPE_CHOICES: readonly Choice<NoteType>[] = [
  { value: 'general', names: { fr: 'générale', en: 'general' } },
  { value: 'term', names: { fr: 'terme', en: 'term' } },
  { value: 'organisation', names: { fr: 'organisation', en: 'organisation' } },
]

export type Possession = 'task' | 'attachment'

export const POSSESSION_CHOICES: readonly Choice<Possession>[] = [
  { value: 'task', names: { fr: 'tâche', en: 'task' } },
  { value: 'attachment', names: { fr: 'pièce', en: 'attachment' } },
]

const LICENCE_NAMES: Readonly<Partial<Record<Licence, Choice<Licence>['names']>>> = {
  'all-rights-reserved': { fr: 'tous-droits-réservés', en: 'all-rights-reserved' },
  other: { fr: 'autre', en: 'other' },
}

export const LICENCE_CHOICES: readonly Choice<Licence | 'none'>[] = [
  ...LICENCES.map((value) => {
    const short = value.replace(/-\d\.\d$/u, '')
    return { value, names: LICENCE_NAMES[value] ?? { fr: short, en: short } }
  }),
  { value: 'none', names: { fr: 'aucune', en: 'none' } },
]

/** What is typed, also unfinished, in either language; undefined where it is none of them. */
export function choose<Value extends string>(
  choices: readonly Choice<Value>[],
  typed: string,
): Value | undefined {
  const folded = foldName(typed)
  if (folded === '') return undefined
  const names = choices.flatMap(({ value, names: { fr, en } }) =>
    [value, fr, en].map((name) => ({ value, name: foldName(name) })),
  )
  const found =
    names.find(({ name }) => name === folded) ?? names.find(({ name }) => name.startsWith(folded))
  return found?.value
}

/** For names alone: what is searched in texts is folded where it is searched. */
export function foldName(name: string): string {
  return foldLetters(name).trim()
}
