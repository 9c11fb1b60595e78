/**
 * What a body holds besides its letters, gathered on one way through it: links, headings, tasks,
 * attachments. Who walks it says what comes; the letters and their places are GatheredText's.
 */
import { parseAttachment } from '../attachment'
import { edgeOf, GatheredText, imageWords } from '../body/gathered-text'
import { readNoteTarget } from './link-target'
import type { Heading, LinkOut } from './document-reading'
import { oneLine } from '../one-line'

export interface BodyContent {
  readonly text: string
  readonly links: readonly LinkOut[]
  readonly headings: readonly Heading[]
  readonly openTasks: number
  readonly hasAttachments: boolean
}

/** Letters of one text that bear a link; `at` counts in that text. */
export interface LinkedLetters {
  readonly at: number
  readonly length: number
  readonly href: string
}

/** What `open` gives and `close` takes. */
export type Opened = number

const HEADING = 100

export class BodyGatherer {
  readonly #text = new GatheredText()
  readonly #links: LinkOut[] = []
  readonly #headings: Heading[] = []
  #openTasks = 0
  #hasAttachments = false
  #heading: { readonly level: number; readonly pieces: string[] } | undefined

  open(name: string, attribute: (key: string) => unknown): Opened {
    const edge = edgeOf(name)
    this.#text.part(edge)
    if (name === 'taskItem') {
      if (attribute('checked') !== true) this.#openTasks += 1
    } else if (name === 'image') {
      if (parseAttachment(attribute('src')) !== undefined) this.#hasAttachments = true
      this.#text.add(imageWords(name, attribute))
    } else if (name === 'heading') {
      const level = attribute('level')
      this.#heading = { level: isLevel(level) ? level : 1, pieces: [] }
      return HEADING
    } else if (name === 'hardBreak') this.#heading?.pieces.push(' ')
    return edge
  }

  letters(letters: string, linked: readonly LinkedLetters[]): void {
    this.#text.add(letters)
    this.#heading?.pieces.push(letters)
    const start = this.#text.length - letters.length
    for (let at = 0; at < linked.length; at += 1) {
      const { at: from, length, href } = linked[at] as LinkedLetters
      let end = from + length
      // Bold letters in a link cut it; it is one all the same.
      for (let next = linked[at + 1]; next?.at === end && next.href === href; ) {
        end += next.length
        at += 1
        next = linked[at + 1]
      }
      const target = readNoteTarget(href)
      if (target) this.#links.push({ ...target, at: start + from, length: end - from })
    }
  }

  close(opened: Opened): void {
    if (opened !== HEADING) return this.#text.part(opened)
    this.#text.part(edgeOf('heading'))
    const { level, pieces } = this.#heading ?? { level: 1, pieces: [] }
    const text = oneLine(pieces.join(''))
    if (text !== '') this.#headings.push({ level, text })
    this.#heading = undefined
  }

  finish(): BodyContent {
    return {
      text: this.#text.toString(),
      links: this.#links,
      headings: this.#headings,
      openTasks: this.#openTasks,
      hasAttachments: this.#hasAttachments,
    }
  }
}

function isLevel(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 6
}
