import { expect, test } from 'vitest'
import en from '../../../renderer/i18n/en.json'
import fr from '../../../renderer/i18n/fr.json'
import { createWords, systemLanguage } from '../../../renderer/i18n/i18n'

interface Tree {
  readonly [key: string]: string | Tree
}

const PLURAL = /_(zero|one|two|few|many|other)$/

function flatten(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[path + key, value] as const]
        : [...flatten(value, `${path}${key}.`)],
    ),
  )
}

const CATALOGUES = { fr: flatten(fr), en: flatten(en) }
const basesOf = (texts: Map<string, string>) =>
  [...new Set([...texts.keys()].map((key) => key.replace(PLURAL, '')))].sort()
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name))].sort()

test('French and English have the same texts', () => {
  expect(basesOf(CATALOGUES.en)).toEqual(basesOf(CATALOGUES.fr))
})

test.each(['fr', 'en'] as const)('%s has a text for each plural of its language', (language) => {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
  const texts = CATALOGUES[language]
  const counted = [...texts.keys()].filter((key) => PLURAL.test(key))
  const bases = new Set(counted.map((key) => key.replace(PLURAL, '')))
  expect(bases.size).toBeGreaterThan(10)
  const wanted = [...bases].flatMap((base) => pluralCategories.map((name) => `${base}_${name}`))
  expect(counted.sort()).toEqual(wanted.sort())
})

test('a text has the same placeholders in both languages', () => {
  // "One" may say "a note" without the number, in either language.
  const names = (key: string, text: string) =>
    placeholders(text).filter((name) => name !== 'count' || !PLURAL.test(key))
  const english = new Map<string, readonly (string | undefined)[]>()
  for (const [key, text] of CATALOGUES.en) english.set(key.replace(PLURAL, ''), names(key, text))
  for (const [key, text] of CATALOGUES.fr) {
    const wanted = english.get(key.replace(PLURAL, ''))
    expect({ key, names: names(key, text) }).toEqual({ key, names: wanted })
  }
})

test('more than one is always said with its number', () => {
  for (const [key, text] of [...CATALOGUES.fr, ...CATALOGUES.en]) {
    if (/_(many|other)$/.test(key)) expect(text).toContain('{{count')
  }
})

test('no text is empty, and French puts no breaking space before its signs', () => {
  for (const [key, text] of [...CATALOGUES.fr, ...CATALOGUES.en]) {
    expect({ key, isEmpty: text.trim() === '' }).toEqual({ key, isEmpty: false })
  }
  for (const [key, text] of CATALOGUES.fr) {
    expect({ key, found: / [;:!?»](?=\s|$)|« /.exec(text)?.[0] }).toEqual({ key, found: undefined })
  }
})

test('nothing is ever called synced', () => {
  for (const text of [...CATALOGUES.fr.values(), ...CATALOGUES.en.values()]) {
    expect(text).not.toMatch(/\bsynced\b|synchronis/i)
  }
})

test('French counts zero and one alike, and a million in its own way', async () => {
  const words = await createWords('fr')
  expect(words.t('list.selected', { count: 0 })).toBe('0 note choisie')
  expect(words.t('list.selected', { count: 1 })).toBe('1 note choisie')
  expect(words.t('list.selected', { count: 2 })).toBe('2 notes choisies')
  expect(words.t('list.selected', { count: 1_000_000 })).toMatch(/^1\s000\s000 notes choisies$/u)
})

test('the system language decides, and French stands in for any other', () => {
  expect(systemLanguage(['en-GB', 'fr'])).toBe('en')
  expect(systemLanguage(['de', 'en'])).toBe('en')
  expect(systemLanguage(['fr-CA'])).toBe('fr')
  expect(systemLanguage(['nl'])).toBe('fr')
})
