// The workload of the bench and of tests that need many notes: French and English, a Zipf
// vocabulary with accents and elisions, about 5 kB and five links a note, all from a seed.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as Y from 'yjs'
import { createDocument, writeTitle } from '../../shared/model/document'
import { PROGRAM } from '../../shared/model/origin'
import { createEditCapability, type DocId } from '../../shared/records/keys'
import { sodium } from '../../shared/records/sodium'
import { utf8 } from '../../shared/records/bytes'
import { writeBody } from '../../shared/text/body/body-document'
import { readMarkdown } from '../../shared/text/markdown/markdown-read'
import { extractText } from '../../shared/text/body/plain-text'
import { type Random, createRandom } from './random'

export interface GeneratedNote {
  readonly index: number
  readonly title: string
  /** Inside the folder, with slashes. */
  readonly file: string
  readonly markdown: string
  /** Indexes of the notes that it links to. */
  readonly links: readonly number[]
  readonly createdAt: number
  readonly modifiedAt: number
}

export interface GeneratedDocument {
  readonly note: GeneratedNote
  readonly docId: DocId
  readonly editSecret: Uint8Array
  readonly update: Uint8Array
  readonly text: string
}

const GENERATED_SEED = 20_260_901
const FIRST_DAY = Date.UTC(2019, 0, 1)
const DAY = 86_400_000
const FOLDERS = 24
const LINKS = 5
const LETTERS = 5000

const FRENCH = (
  "de la le et les des en un une du pour dans que qui sur avec par plus ce se sont est l'animation l'accueil d'atelier " +
  "d'une qu'on communauté pratique réseau outil méthode récit été où déjà très coopération partage formation lieu médiation " +
  'numérique œuvre cœur élève équipe commun ressource guide carnet note pratiques praticienne facilitation côté évaluer'
).split(' ')
const ENGLISH = (
  "the of and to in is that for it with as was on are be this by from or an which practice community people's note guide " +
  'share method workshop network don’t knowledge together learning story tool space open common resource team facilitate'
).split(' ')
const SYLLABLES = (
  'ba bé bi bo ca cé chi cho da dé di do fa fé fi flo ga gé gra gi ja jeu la lé li lo ma mé mi mo na né ni no pa pé pi ' +
  'plo ra ré ri ro sa sé si so ta té ti tra va vé vi vo xa zé ille tion ment eur ence able ique isme ing ness ough ly'
).split(' ')

class Words {
  readonly #lists: readonly (readonly string[])[]
  readonly #weights: Float64Array

  constructor(random: Random) {
    const rare = Array.from({ length: 12_000 }, () =>
      Array.from({ length: 2 + random.below(3) }, () => random.pick(SYLLABLES)).join(''),
    )
    this.#lists = [FRENCH, ENGLISH].map((common) => [...common, ...rare])
    let sum = 0
    this.#weights = Float64Array.from(rare.concat(FRENCH), (_, rank) => (sum += 1 / (rank + 2.7)))
  }

  next(language: number, random: Random): string {
    const list = this.#lists[language] ?? []
    const wanted = random.fraction() * (this.#weights.at(-1) ?? 1)
    let [low, high] = [0, this.#weights.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#weights[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return list[low % list.length] ?? ''
  }
}

/** The same notes for the same seed, count and letters, made one at a time. */
export function* generateNotes(
  count: number,
  seed = GENERATED_SEED,
  letters = LETTERS,
): Generator<GeneratedNote> {
  const random = createRandom(seed)
  const words = new Words(random)
  const names = createRandom(seed + 1)
  const titles = Array.from({ length: count }, (_, index) => {
    const title = Array.from({ length: 2 + names.below(4) }, () =>
      words.next(index % 3 === 0 ? 1 : 0, names),
    )
    return `${capital(title.join(' '))} ${index + 1}`
  })
  for (let index = 0; index < count; index += 1) {
    const links = Array.from({ length: Math.min(LINKS, count - 1) }, () => random.below(count))
    const markdown = writeNote({ index, titles, links, words, random, atLeast: letters })
    const createdAt = FIRST_DAY + random.below(2500) * DAY + random.below(DAY / 1000) * 1000
    const modifiedAt = createdAt + random.below(200) * DAY
    const file = fileOf(index, titles)
    yield { index, title: titles[index] ?? '', file, markdown, links, createdAt, modifiedAt }
  }
}

interface Writing {
  readonly index: number
  readonly titles: readonly string[]
  readonly links: readonly number[]
  readonly words: Words
  readonly random: Random
  /** Letters. */
  readonly atLeast: number
}

function writeNote({ index, titles, links, words, random, atLeast }: Writing): string {
  const language = index % 3 === 0 ? 1 : 0
  const blocks = [`# ${titles[index]}`]
  const waiting = [...links]
  let letters = 0
  const sentence = (length: number) =>
    `${capital(Array.from({ length }, () => words.next(language, random)).join(' '))}.`
  while (letters < atLeast) {
    const kind = random.below(10)
    let block: string
    if (kind === 0) block = `## ${sentence(4).slice(0, -1)}`
    else if (kind === 1)
      block = Array.from({ length: 3 + random.below(4) }, () => `- ${sentence(6)}`).join('\n')
    else {
      const sentences = Array.from({ length: 3 + random.below(4) }, () =>
        sentence(8 + random.below(12)),
      )
      const link = waiting.pop()
      if (link !== undefined)
        sentences.splice(
          1,
          0,
          `${language === 1 ? 'See' : 'Voir'} [${titles[link]}](${address(index, link, titles)}).`,
        )
      if (kind === 2)
        sentences.push(`Un **${words.next(language, random).replace(/[’']/gu, '')}** de plus.`)
      block = sentences.join(' ')
    }
    letters += block.length
    blocks.push(block)
  }
  for (const link of waiting)
    blocks.push(`Voir [${titles[link]}](${address(index, link, titles)}).`)
  return `${blocks.join('\n\n')}\n`
}

function fileOf(index: number, titles: readonly string[]): string {
  const name = (titles[index] ?? '').normalize('NFC').replace(/[’']/gu, '-').replace(/ /gu, '-')
  return `carnet-${index % FOLDERS}/${name}.md`
}

function address(from: number, to: number, titles: readonly string[]): string {
  const [folder = '', name = ''] = fileOf(to, titles).split('/')
  return folder === `carnet-${from % FOLDERS}` ? encodeURI(name) : `../${folder}/${encodeURI(name)}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export async function writeGeneratedFolder(
  folder: string,
  count: number,
  seed = GENERATED_SEED,
): Promise<void> {
  for (let at = 0; at < FOLDERS; at += 1)
    await mkdir(join(folder, `carnet-${at}`), { recursive: true })
  let batch: Promise<void>[] = []
  for (const note of generateNotes(count, seed)) {
    batch.push(writeFile(join(folder, note.file), note.markdown))
    if (batch.length < 64) continue
    await Promise.all(batch)
    batch = []
  }
  await Promise.all(batch)
}

/** As documents with capabilities that follow from the seed. Needs libsodium to be ready. */
export function* generateDocuments(
  count: number,
  seed = GENERATED_SEED,
): Generator<GeneratedDocument> {
  const secrets = Array.from({ length: count }, (_, index) =>
    sodium.crypto_generichash(32, utf8(`generated/${seed}/${index}`), null),
  )
  const ids = secrets.map((secret) => createEditCapability(secret).docId)
  for (const note of generateNotes(count, seed)) {
    const doc = new Y.Doc()
    const { blocks } = readMarkdown(note.markdown)
    doc.transact(() => {
      createDocument(doc, 'note', note.createdAt)
      writeTitle(doc, note.title, PROGRAM)
      writeBody(doc.getXmlFragment('body'), blocks.slice(1))
    })
    const text = extractText(doc)
    const update = Y.encodeStateAsUpdate(doc)
    doc.destroy()
    const docId = ids[note.index]
    const editSecret = secrets[note.index]
    if (docId && editSecret) yield { note, docId, editSecret, update, text }
  }
}
