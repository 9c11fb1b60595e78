import { describe, expect, it } from 'vitest'
import { parseImpreciseDate } from '../../shared/model/imprecise-date'
import { LICENCES } from '../../shared/model/licence'
import { NOTE_TYPES } from '../../shared/model/note'
import { readSampleLibrary } from '../../shared/sample/read-sample-library'
import type { SampleLibrary, SampleNote } from '../../shared/sample/sample-library'
import { findSampleLinks, replaceSampleLinks } from '../../shared/sample/sample-links'
import { type Block, rewriteBlocks, textOf } from '../../shared/text/body/body-tree'
import { readMarkdown } from '../../shared/text/markdown/markdown-read'

const libraries = [await readSampleLibrary('fr'), await readSampleLibrary('en')] as const
const [french, english] = libraries

interface Page {
  readonly key: string
  readonly markdown: string
}

/** Everything that is written in Markdown. */
function pagesOf({ notes, notebooks, bases }: SampleLibrary): readonly Page[] {
  return [
    ...notes.map(({ key, body }) => ({ key, markdown: body })),
    ...[...notebooks, ...bases].map(({ key, introduction }) => ({ key, markdown: introduction })),
  ]
}

function blocksOf(markdown: string): readonly Block[] {
  return readMarkdown(replaceSampleLinks(markdown, ({ key }) => `carnet://note/${key}`)).blocks
}

function headingsOf(markdown: string): readonly string[] {
  return blocksOf(markdown).flatMap((block) =>
    block.type === 'heading' ? [textOf(block.children)] : [],
  )
}

/** What a page is made of, whatever its words. */
function shapeOf(block: Block): string {
  if ('items' in block)
    return `${block.type} ${block.items.map(({ isChecked }) => (isChecked ? 'x' : '-')).join('')}`
  if (block.type === 'table')
    return `table ${block.rows.map(({ cells }) => cells.length).join(' ')}`
  return block.type === 'heading' ? `heading ${block.level}` : block.type
}

function wordsOf(note: SampleNote): number {
  const { mission, public: people, seeks, offers } = note.organisation ?? {}
  const texts = [note.body, ...(note.definitions ?? []).map(({ text }) => text)]
  return [...texts, mission, people, seeks, offers]
    .join(' ')
    .split(/\s+/u)
    .filter((word) => /\p{L}/u.test(word)).length
}

function linkedFrom({ notes }: SampleLibrary, key: string): readonly string[] {
  return findSampleLinks(notes.find((note) => note.key === key)?.body ?? '').map((to) => to.key)
}

function reachableFrom(library: SampleLibrary, start: string): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [start]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
    for (const next of linkedFrom(library, at)) {
      if (!found.has(next)) waiting.push(next)
      found.add(next)
    }
  return found
}

function notebooksOf({ notebooks }: SampleLibrary, key: string): readonly string[] {
  return notebooks.flatMap(({ notes }) =>
    notes.filter(({ note }) => note === key).map(({ categories }) => categories.join()),
  )
}

/** Every text that a reader sees, without addresses and code. */
function textsIn(value: unknown): readonly string[] {
  const texts: string[] = []
  JSON.stringify(value, (name, text: unknown) => {
    if (typeof text === 'string' && !['key', 'web', 'address', 'when'].includes(name))
      texts.push(text.replace(/\]\([^)]*\)|`[^`]*`|\S+@\S+/gu, ']'))
    return text
  })
  return texts
}

const isFrench = (library: SampleLibrary) => (note: SampleNote) =>
  (note.language ?? library.language) === 'fr'

const frenchTexts = [
  ...textsIn([french.notebooks, french.bases, french.notes.filter(isFrench(french))]),
  ...textsIn(english.notes.filter(isFrench(english)).map(({ title, body }) => ({ title, body }))),
]

describe.each(libraries)('the sample library in $language', (library) => {
  const { notes, notebooks, bases } = library
  const keys = new Set(notes.map(({ key }) => key))

  it('is about forty notes in four notebooks and one base', () => {
    expect(notes.length).toBeGreaterThanOrEqual(38)
    expect(notes.length).toBeLessThanOrEqual(45)
    expect([notebooks.length, bases.length]).toEqual([4, 1])
  })

  it('has each key once', () => {
    const all = [...notes, ...notebooks, ...bases].map(({ key }) => key)
    expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([])
    for (const { categories, notes: integrated } of notebooks) {
      expect(new Set(categories.map(({ key }) => key)).size).toBe(categories.length)
      expect(new Set(integrated.map(({ note }) => note)).size).toBe(integrated.length)
    }
  })

  it('leads every link to a note and a heading that exist', () => {
    const astray = pagesOf(library).flatMap(({ key, markdown }) =>
      findSampleLinks(markdown)
        .filter((link) => {
          const target = notes.find((note) => note.key === link.key)
          if (!target) return true
          return link.heading !== undefined && !headingsOf(target.body).includes(link.heading)
        })
        .map((link) => `${key}: ${link.key}#${link.heading ?? ''}`),
    )
    expect(astray).toEqual([])
  })

  it('loses nothing when its Markdown is read, and no link', () => {
    for (const { key, markdown } of pagesOf(library)) {
      const written = replaceSampleLinks(markdown, (link) => `carnet://note/${link.key}`)
      expect({ key, dropped: readMarkdown(written).dropped }).toEqual({ key, dropped: [] })
      const read: string[] = []
      rewriteBlocks(readMarkdown(written).blocks, {
        link: (link) => {
          read.push(link.href)
          return link
        },
        image: (image) => image,
      })
      expect(read).toEqual(findSampleLinks(markdown).map((link) => `carnet://note/${link.key}`))
      expect(written).not.toMatch(/\(<?note:/u)
    }
  })

  it('integrates notes that exist under categories that exist, and uses each category', () => {
    for (const { categories, notes: integrated } of notebooks) {
      expect(integrated.filter(({ note }) => !keys.has(note))).toEqual([])
      const used = new Set(integrated.flatMap((integration) => integration.categories))
      expect([...used].toSorted()).toEqual(categories.map(({ key }) => key).toSorted())
    }
    const known = notebooks.map(({ key }) => key)
    expect(bases.flatMap((base) => base.notebooks.map(({ notebook }) => notebook))).toEqual(known)
  })

  it('names projects that exist where an organisation has a role', () => {
    const roles = notes.flatMap(({ organisation }) => organisation?.roles ?? [])
    expect(roles.length).toBeGreaterThan(0)
    expect(roles.filter(({ note }) => !keys.has(note))).toEqual([])
  })

  it('has only dates and licences that can be read', () => {
    const dates = notes.flatMap((note) => note.dates ?? []).map(({ when }) => when)
    const published = notes.flatMap(({ publishedOn }) => publishedOn ?? [])
    expect(dates.filter((when) => !parseImpreciseDate(when))).toEqual([])
    expect(published.filter((day) => !/^\d{4}-\d\d-\d\d$/u.test(day))).toEqual([])
    expect(published.filter((day) => !parseImpreciseDate(day))).toEqual([])
    const licences = [...notes, ...notebooks].flatMap(({ licence }) => licence ?? [])
    expect(licences.filter((licence) => !LICENCES.includes(licence))).toEqual([])
    const stated = notes.filter(({ licence }) => licence === 'other')
    expect(stated.every(({ licenceText }) => licenceText)).toBe(true)
  })

  it('shows everything that a note can have', () => {
    expect(new Set(notes.map(({ type }) => type))).toEqual(new Set(NOTE_TYPES))
    expect(notes.filter((note) => (note.definitions ?? []).length >= 2).length).toBeGreaterThan(1)
    expect(notes.filter((note) => note.authors.length >= 2).length).toBeGreaterThan(1)
    expect(notes.some((note) => note.thirdPartyRights)).toBe(true)
    expect(notes.some((note) => note.language && note.language !== library.language)).toBe(true)
    expect(notes.some((note) => note.aliases)).toBe(true)
    expect(new Set(notes.map(({ licence }) => licence)).size).toBeGreaterThan(4)
    const dates = notes.flatMap((note) => note.dates ?? []).map(({ when }) => when)
    for (const form of [/^\d{4}-\d\d$/u, /\/\.\.$/u, /~/u, /^\d{4}-\d\d-\d\d$/u])
      expect(dates.some((when) => form.test(when))).toBe(true)
    const shapes = notes.flatMap(({ body }) => blocksOf(body).map(shapeOf)).join('\n')
    for (const shape of [/^taskList .*x.*-/mu, /^table/mu, /^blockquote/mu, /^orderedList/mu])
      expect(shapes).toMatch(shape)
  })

  it('shows everything that a link and a notebook can do', () => {
    const links = notes.flatMap(({ body }) => findSampleLinks(body))
    expect(links.length).toBeGreaterThan(100)
    expect(links.some(({ heading }) => heading)).toBe(true)
    expect(notes.some(({ key }) => reachableFrom(library, key).has(key))).toBe(true)
    const placed = notes.map(({ key }) => new Set(notebooksOf(library, key)))
    expect(placed.some((categories) => categories.size > 2)).toBe(true)
    expect(placed.some((categories) => categories.size === 0)).toBe(true)
    expect(placed.some((categories) => categories.has(''))).toBe(true)
    const remarks = notebooks.flatMap((notebook) => notebook.notes.flatMap((at) => at.remark ?? []))
    expect(remarks.length).toBeGreaterThan(5)
  })

  it('has notes that are neither a line nor an essay', () => {
    const lengths = notes.map((note) => ({ key: note.key, words: wordsOf(note) }))
    expect(lengths.filter(({ words }) => words < 60 || words > 300)).toEqual([])
  })

  it('names nobody who could be written to', () => {
    const found = JSON.stringify(library).match(/\bhttps?:\/\/[^\s"')]+|[\w.-]+@[\w.-]+\w/gu) ?? []
    expect(found.filter((address) => !/[./@]example\.org$/u.test(address))).toEqual([])
  })
})

describe('the two languages of the sample library', () => {
  it('have the same notes, with the same facts', () => {
    const factsOf = (library: SampleLibrary) =>
      library.notes.map((note) => ({
        key: note.key,
        type: note.type,
        licence: note.licence,
        licenceText: note.licenceText !== undefined,
        thirdPartyRights: note.thirdPartyRights !== undefined,
        isForeign: note.language !== undefined,
        publishedOn: note.publishedOn,
        summary: note.summary !== '',
        dates: note.dates?.map(({ when }) => when),
        counts: [note.tags, note.aliases, note.authors, note.definitions].map(
          (list) => list?.length,
        ),
        web: note.organisation?.web,
        skills: note.organisation?.skills.length,
        contacts: note.organisation?.contacts.map(({ address }) => address),
        roles: note.organisation?.roles.map((role) => role.note),
      }))
    expect(factsOf(english)).toEqual(factsOf(french))
  })

  it('have the same pages: headings, lists, ticks, tables and links', () => {
    const outlineOf = (library: SampleLibrary) =>
      pagesOf(library).map(({ key, markdown }) => ({
        key,
        shape: blocksOf(markdown).map(shapeOf),
        links: findSampleLinks(markdown).map(
          (link) => `${link.key}${link.heading === undefined ? '' : '#'}`,
        ),
      }))
    expect(outlineOf(english)).toEqual(outlineOf(french))
  })

  it('have the same notebooks and bases', () => {
    const orderOf = ({ notebooks, bases }: SampleLibrary) => [
      ...notebooks.map(({ key, colour, licence, categories, notes }) => ({
        key,
        colour,
        licence,
        categories: categories.map((category) => [category.key, category.colour]),
        notes: notes.map((at) => [at.note, at.categories, at.remark !== undefined]),
      })),
      ...bases.map(({ key, notebooks: held }) => ({ key, held: held.map((at) => at.notebook) })),
    ]
    expect(orderOf(english)).toEqual(orderOf(french))
  })

  it('are set as each language is: spaces that do not break, quotes and apostrophes', () => {
    const wrong = /[^\u202f][;!?]|[^\u00a0]:|«[^\u00a0]|[^\u00a0]»|['"]/u
    expect(frenchTexts.filter((text) => wrong.test(text))).toEqual([])
    expect(frenchTexts.some((text) => /«\u00a0.*\u202f;/su.test(text))).toBe(true)
    const foreign = [
      ...textsIn(english.notes.filter((note) => !isFrench(english)(note))),
      ...textsIn([english.notebooks, english.bases]),
    ]
    expect(foreign.filter((text) => /[\s][;:!?]|[«»'"]/u.test(text))).toEqual([])
  })
})
