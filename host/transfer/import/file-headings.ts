/**
 * What a link to a part of another file names there: a heading, as it is written or as other tools
 * make an address of it. The other file may be read long before or after the one with the link, so
 * its headings are looked at apart, and once.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { textOf } from '../../../shared/text/body/body-tree'
import { foldLetters } from '../../../shared/text/fold'
import { decodeText } from './decode-text'
import { readFoundFile } from './read-file'
import type { FoundFile, FoundFiles } from './walk-folder'

export class FileHeadings {
  readonly #folder: string
  readonly #files: ReadonlyMap<string, FoundFile>
  readonly #maxBytes: number
  readonly #known = new Map<string, readonly string[]>()

  constructor(folder: string, files: FoundFiles, maxBytes: number) {
    this.#folder = folder
    this.#files = new Map(files.notes.map((file) => [file.path, file]))
    this.#maxBytes = maxBytes
  }

  /**
   * What leads to that heading of the file: the words of the link where a heading begins with them,
   * else its own. Undefined where there is none, as for the address of a footnote.
   */
  find(path: string, named: string): string | undefined {
    const headings = this.#of(path)
    const wanted = foldLetters(named.trim())
    if (wanted === '') return undefined
    if (headings.some((heading) => foldLetters(heading).startsWith(wanted))) return named.trim()
    const address = addressOf(named)
    return address === '' ? undefined : headings.find((each) => addressOf(each) === address)
  }

  #of(path: string): readonly string[] {
    const known = this.#known.get(path)
    if (known) return known
    const headings = this.#read(path)
    this.#known.set(path, headings)
    return headings
  }

  #read(path: string): readonly string[] {
    const file = this.#files.get(path)
    if (!file || file.size > this.#maxBytes) return []
    try {
      const { blocks } = readFoundFile(
        file,
        decodeText(readFileSync(join(this.#folder, path))) ?? '',
      )
      return blocks.flatMap((block) =>
        block.type === 'heading' ? [textOf(block.children).trim()] : [],
      )
    } catch {
      // Told of as unreadable when its turn to be read has come.
      return []
    }
  }
}

/** Other tools leave out signs and put dashes between words, each in its own way. */
function addressOf(heading: string): string {
  return foldLetters(heading).replace(/[^\p{L}\p{N}]+/gu, '')
}
