// What leads to a note and away from it, and what says its name.
import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenCatalog } from '../../host/catalog/open-catalog'
import type { LinkedNote, NoteLinks } from '../../shared/contract/links'
import type { DocId } from '../../shared/records/keys'
import { collectionEntry } from '../support/catalog-entries'
import { linkingNote, openCatalogOf } from '../support/catalog-stories'
import { buildWorker } from '../support/workers'

beforeAll(() => buildWorker('catalog'))

function linksOf(catalog: OpenCatalog, name: string): Promise<NoteLinks> {
  return catalog.ask('readLinks', { docId: name as DocId })
}

function told(notes: readonly LinkedNote[]): readonly string[] {
  return notes.map(({ docId, state, passages }) =>
    [
      docId,
      state,
      ...passages.map(({ before, match, after }) => `${before}[${match}]${after}`),
    ].join(' | '),
  )
}

describe('the links of a note', () => {
  it('are shown with the sentence around each, newest note first', async () => {
    const catalog = await openCatalogOf(
      linkingNote('a'),
      linkingNote('b', 'Avant. Voir [la note](a) ici. Après.', { modifiedAt: 1 }),
      linkingNote('c', '[Elle](a) et [elle](a)', { modifiedAt: 2 }),
    )
    const links = await linksOf(catalog, 'a')
    expect(links.incomingTotal).toBe(2)
    expect(told(links.incoming)).toEqual([
      'c | here | [Elle] et elle | Elle et [elle]',
      'b | here | Voir [la note] ici.',
    ])
    expect(links.incoming[1]?.passages[0]?.at).toBe(12)
  })

  it('lead out in the order of the text, to what is here, in the trash or missing', async () => {
    const catalog = await openCatalogOf(
      linkingNote('a', '[un](z) [deux](b) [trois](c) [quatre](z)'),
      linkingNote('b'),
      linkingNote('c', '', { trashedAt: 5 }),
    )
    const links = await linksOf(catalog, 'a')
    expect(links.outgoingTotal).toBe(3)
    expect(links.outgoing.map(({ docId, state }) => [docId, state])).toEqual([
      ['z', 'missing'],
      ['b', 'here'],
      ['c', 'trashed'],
    ])
    expect(links.outgoing[0]?.passages.map(({ match }) => match)).toEqual(['un', 'quatre'])
  })

  it('follow identity: a new title changes nothing, the trash is told, restoring repairs', async () => {
    const catalog = await openCatalogOf(linkingNote('a', 'Vers [b](b).'), linkingNote('b'))
    await catalog.put([linkingNote('b', 'autre', { title: 'Renommée' })])
    expect((await linksOf(catalog, 'a')).outgoing).toMatchObject([
      { docId: 'b', title: 'Renommée', state: 'here' },
    ])
    await catalog.change([{ docId: 'a' as DocId, trashedAt: 5 }])
    expect((await linksOf(catalog, 'b')).incomingTotal).toBe(0)
    await catalog.change([
      { docId: 'a' as DocId, trashedAt: null },
      { docId: 'b' as DocId, trashedAt: 5 },
    ])
    expect((await linksOf(catalog, 'a')).outgoing[0]?.state).toBe('trashed')
    await catalog.remove(['b' as DocId])
    expect((await linksOf(catalog, 'a')).outgoing[0]?.state).toBe('missing')
    await catalog.put([linkingNote('b', '', { title: 'Revenue' })])
    expect((await linksOf(catalog, 'a')).outgoing[0]).toMatchObject({
      title: 'Revenue',
      state: 'here',
    })
    expect((await linksOf(catalog, 'b')).incomingTotal).toBe(1)
  })

  it('go round in circles, and to oneself, which is no news', async () => {
    const catalog = await openCatalogOf(
      linkingNote('a', '[b](b) [moi](a)'),
      linkingNote('b', '[a](a)'),
    )
    const links = await linksOf(catalog, 'a')
    expect([links.incomingTotal, links.outgoingTotal]).toEqual([1, 1])
  })

  it('are all counted, and the first two hundred shown', async () => {
    const sources = Array.from({ length: 250 }, (_, at) => linkingNote(`s${at}`, 'Vers [lui](a).'))
    const catalog = await openCatalogOf(linkingNote('a'), ...sources)
    const links = await linksOf(catalog, 'a')
    expect([links.incomingTotal, links.incoming.length]).toEqual([250, 200])
  })

  it('also stand in fields, each told what it is, once for each note and word', async () => {
    const seeAlso = { target: 'a' as DocId, kind: 'see-also', words: '' } as const
    const partner = { target: 'a' as DocId, kind: 'role', words: 'partenaire' } as const
    const catalog = await openCatalogOf(
      linkingNote('a'),
      linkingNote('b', 'Voir [a](a).', { relations: [partner, seeAlso, seeAlso], modifiedAt: 2 }),
      linkingNote('c', 'Rien de a.', { relations: [seeAlso] }),
      linkingNote('d', '', { relations: [seeAlso], trashedAt: 3 }),
    )
    const { incoming, incomingTotal } = await linksOf(catalog, 'a')
    expect(incomingTotal).toBe(2)
    expect(incoming).toMatchObject([
      { docId: 'b', relations: [{ kind: 'role', role: 'partenaire' }, { kind: 'see-also' }] },
      { docId: 'c', relations: [{ kind: 'see-also' }], passages: [] },
    ])
    expect(incoming[0]?.passages).toHaveLength(1)
    expect((await linksOf(catalog, 'c')).outgoing).toMatchObject([
      { docId: 'a', relations: [{ kind: 'see-also' }], passages: [] },
    ])
    const { nodes, edges } = await catalog.ask('readGraph', { place: { kind: 'all' } })
    expect(nodes.map(({ docId, degree }) => [docId, degree])).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 1],
    ])
    expect(edges).toHaveLength(4)
    await catalog.put([linkingNote('c', '')])
    expect((await linksOf(catalog, 'a')).incomingTotal).toBe(1)
  })

  it('hide no mention of the same note: a field is no sentence', async () => {
    const seeAlso = { target: 'other' as DocId, kind: 'see-also', words: '' } as const
    const catalog = await openCatalogOf(
      linkingNote('a', '', { title: 'Jardin' }),
      linkingNote('b', 'Jardin.', { relations: [seeAlso, seeAlso, seeAlso] }),
    )
    expect((await linksOf(catalog, 'a')).mentionTotal).toBe(1)
  })

  it('tell of every one that leads to what is not here, however many there are', async () => {
    const many = Array.from({ length: 230 }, (_, at) => `[l](n${at})`).join(' ')
    const others = Array.from({ length: 228 }, (_, at) => linkingNote(`n${at}`))
    const catalog = await openCatalogOf(
      linkingNote('a', many),
      ...others,
      linkingNote('n228', '', { trashedAt: 4 }),
    )
    const { outgoing, outgoingTotal, away } = await linksOf(catalog, 'a')
    expect([outgoingTotal, outgoing.length]).toEqual([230, 200])
    expect(away).toEqual([
      { docId: 'n228', state: 'trashed' },
      { docId: 'n229', state: 'missing' },
    ])
  })

  it('are none of a note that nobody has heard of', async () => {
    const catalog = await openCatalogOf(linkingNote('a'))
    expect(await linksOf(catalog, 'z')).toMatchObject({ incomingTotal: 0, mentionTotal: 0 })
  })
})

describe('mentions without a link', () => {
  const named = linkingNote('a', '', { title: 'L’Œuvre commune', aliases: ['OC-3', 'Cœur'] })

  it('are found by title and alias, accents and case folded, whole words', async () => {
    const catalog = await openCatalogOf(
      named,
      linkingNote('b', 'Fin. Une ŒUVRE  commune est née.', { modifiedAt: 4 }),
      linkingNote('c', 'Avec oc-3 !', { modifiedAt: 3 }),
      linkingNote('d', 'Par coeur', { modifiedAt: 2 }),
      linkingNote('e', 'œuvres communes, coeurs, OC 33'),
    )
    const { mentionTotal, mentions } = await linksOf(catalog, 'a')
    expect(mentionTotal).toBe(3)
    expect(told(mentions)).toEqual([
      'b | here | Une [ŒUVRE commune] est née.',
      'c | here | Avec [oc-3] !',
      'd | here | Par [coeur]',
    ])
    expect(mentions[0]?.passages[0]?.at).toBe(9)
  })

  it('are not what is a link already, but what stands beside it', async () => {
    const catalog = await openCatalogOf(
      named,
      linkingNote('b', 'Le [cœur](a).'),
      linkingNote('c', 'Le [cœur](a), ce cœur.', { modifiedAt: 2 }),
      linkingNote('d', 'Le [cœur du nord](z).'),
    )
    const { mentionTotal, mentions } = await linksOf(catalog, 'a')
    expect(mentionTotal).toBe(1)
    expect(told(mentions)).toEqual(['c | here | Le cœur, ce [cœur].'])
  })

  it('follow what is written, renamed, thrown away and restored', async () => {
    const catalog = await openCatalogOf(named, linkingNote('b', 'Le cœur'))
    const total = async () => (await linksOf(catalog, 'a')).mentionTotal
    expect(await total()).toBe(1)
    await catalog.put([linkingNote('b', 'Le [cœur](a)')])
    expect(await total()).toBe(0)
    await catalog.put([linkingNote('b', 'Le cœur')])
    await catalog.change([{ docId: 'b' as DocId, trashedAt: 1 }])
    expect(await total()).toBe(0)
    await catalog.change([{ docId: 'b' as DocId, trashedAt: null }])
    expect(await total()).toBe(1)
    await catalog.put([linkingNote('a', '', { title: 'Autre' })])
    expect(await total()).toBe(0)
  })

  it('are none of a name that is too short, too long or without letters', async () => {
    for (const title of ['Le', '🌿', '', 'mot '.repeat(2500)]) {
      const catalog = await openCatalogOf(
        linkingNote('a', '', { title }),
        linkingNote('b', `Le 🌿 ${title}`),
      )
      expect((await linksOf(catalog, 'a')).mentionTotal).toBe(0)
    }
  })

  it.each(['קהילה של עשייה', 'مُجْتَمَع', 'Сообщество практики Йод', '한국어 문서'])(
    'are found in the script of %s',
    async (title) => {
      const catalog = await openCatalogOf(
        linkingNote('a', '', { title }),
        linkingNote('b', `🌿 (${title})`),
      )
      expect((await linksOf(catalog, 'a')).mentions[0]?.passages[0]?.match).toBe(title)
    },
  )

  it('are those of each of two notes with the same title', async () => {
    const same = { title: 'Réseau' }
    const catalog = await openCatalogOf(
      linkingNote('a', '', same),
      linkingNote('b', 'Le réseau', same),
    )
    expect((await linksOf(catalog, 'a')).mentionTotal).toBe(1)
    expect((await linksOf(catalog, 'b')).mentionTotal).toBe(0)
  })
})

describe('the terms that a note uses', () => {
  it('are found in its text by title and alias, each once, itself left out', async () => {
    const term = { type: 'term' } as const
    const catalog = await openCatalogOf(
      linkingNote('a', 'Une CdP est une communauté de pratique. La cdp !', { title: 'Guide' }),
      linkingNote('t', 'CdP : communauté', {
        title: 'Communauté de pratique',
        aliases: ['CdP'],
        ...term,
      }),
      linkingNote('u', '', { title: 'Communauté', ...term }),
      linkingNote('v', '', { title: 'Guide' }),
    )
    expect(told((await linksOf(catalog, 'a')).terms)).toEqual([
      't | here | Une [CdP] est une communauté de pratique. | Une CdP est une [communauté de pratique]. | La [cdp] !',
    ])
    expect(told((await linksOf(catalog, 't')).terms)).toEqual(['u | here | CdP : [communauté]'])
    await catalog.change([{ docId: 't' as DocId, trashedAt: 1 }])
    expect(told((await linksOf(catalog, 'a')).terms)).toEqual([
      'u | here | Une CdP est une [communauté] de pratique.',
    ])
  })
})

describe('a note’s card', () => {
  it('of a notebook or a base tells what it is about and how much is in it', async () => {
    const member = (name: string) => ({
      docId: name as DocId,
      place: name,
      by: '',
      isByVerified: false,
      at: null,
      remark: '',
      categoryIds: [],
    })
    const catalog = await openCatalogOf(linkingNote('a'), linkingNote('b'))
    await catalog.put([
      collectionEntry('n', {
        title: 'Jardin',
        description: 'Ce qui pousse.',
        members: ['a', 'b', 'elsewhere'].map(member),
      }),
      collectionEntry('base', { kind: 'base', text: 'Pour tous.', members: [member('n')] }),
    ])
    const card = (name: string) => catalog.ask('readCard', { docId: name as DocId })
    expect(await card('n')).toMatchObject({
      kind: 'notebook',
      title: 'Jardin',
      summary: 'Ce qui pousse.',
      count: 2,
      state: 'here',
    })
    expect(await card('base')).toMatchObject({ kind: 'base', summary: 'Pour tous.', count: 1 })
    await catalog.change([{ docId: 'n' as DocId, trashedAt: 3 }])
    expect(await card('n')).toMatchObject({ kind: 'notebook', state: 'trashed' })
    expect(await card('a')).toMatchObject({ kind: 'note' })
  })

  it('shows its summary, else its first letters, and the notebooks that it is in', async () => {
    const catalog = await openCatalogOf(
      linkingNote('a', 'Texte', {
        summary: 'En bref',
        tags: ['eau'],
        headings: [{ level: 1, text: 'Suite' }],
      }),
      linkingNote('b', 'Texte', {
        type: 'term',
        definitions: ['un', 'deux', 'trois'].map((text) => ({ text, by: 'Roy' })),
      }),
      linkingNote('c', '', { trashedAt: 3 }),
    )
    await catalog.put([
      collectionEntry('n', {
        title: 'Carnet',
        colour: 'blue',
        members: [
          {
            docId: 'a' as DocId,
            place: 'a',
            by: '',
            isByVerified: false,
            at: null,
            remark: '',
            categoryIds: [],
          },
        ],
      }),
    ])
    const card = (name: string) => catalog.ask('readCard', { docId: name as DocId })
    expect(await card('a')).toMatchObject({
      state: 'here',
      summary: 'En bref',
      tags: ['eau'],
      headings: ['Suite'],
      notebooks: [{ docId: 'n', title: 'Carnet', colour: 'blue' }],
    })
    expect(await card('b')).toMatchObject({
      summary: 'Texte',
      definitions: [{ text: 'un', by: 'Roy' }, { text: 'deux' }],
    })
    expect([await card('c'), await card('z')]).toMatchObject([
      { state: 'trashed' },
      { state: 'missing', title: '' },
    ])
  })
})

describe('the introduction of a notebook or base', () => {
  const intro = (name: string, kind: 'notebook' | 'base', text: string) => {
    const { text: plain, links } = linkingNote(name, text)
    return collectionEntry(name, { kind, text: plain, links })
  }

  it('leads to notes, which tell so with the sentence around the link', async () => {
    const catalog = await openCatalogOf(
      linkingNote('a'),
      linkingNote('b', 'Voir [elle](a).', { modifiedAt: 5 }),
    )
    await catalog.put([
      intro('livre', 'notebook', 'Commencez par [la note](a). Puis le reste.'),
      intro('base', 'base', '[Là](a) aussi'),
    ])
    const links = await linksOf(catalog, 'a')
    expect(links.incomingTotal).toBe(3)
    expect(links.incoming.map(({ kind }) => kind)).toEqual(['note', 'base', 'notebook'])
    expect(told(links.incoming)).toEqual([
      'b | here | Voir [elle].',
      'base | here | [Là] aussi',
      'livre | here | Commencez par [la note].',
    ])
  })

  it('leads nowhere any more once the link is gone, or the notebook is in the trash', async () => {
    const catalog = await openCatalogOf(linkingNote('a'))
    await catalog.put([intro('livre', 'notebook', '[a](a)'), intro('autre', 'notebook', '[a](a)')])
    await catalog.put([intro('livre', 'notebook', 'a')])
    await catalog.change([{ docId: 'autre' as DocId, trashedAt: 5 }])
    expect((await linksOf(catalog, 'a')).incomingTotal).toBe(0)
    await catalog.change([{ docId: 'autre' as DocId, trashedAt: null }])
    expect(told((await linksOf(catalog, 'a')).incoming)).toEqual(['autre | here | [a]'])
    await catalog.remove(['autre' as DocId])
    expect((await linksOf(catalog, 'a')).incomingTotal).toBe(0)
  })

  it('tells what its own links lead to and which terms it says', async () => {
    const catalog = await openCatalogOf(
      linkingNote('a', '', { trashedAt: 5 }),
      linkingNote('Compost', '', { type: 'term' }),
    )
    await catalog.put([intro('livre', 'notebook', '[a](a) et le compost')])
    const links = await linksOf(catalog, 'livre')
    expect(told(links.outgoing)).toEqual(['a | trashed | [a] et le compost'])
    expect(told(links.terms)).toEqual(['Compost | here | a et le [compost]'])
  })
})
