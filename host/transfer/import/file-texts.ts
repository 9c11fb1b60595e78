/**
 * What files say, and whether they say anything: a link may lead to one long before its turn to be
 * read has come, and must not lead to a note that is never made.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeText } from './decode-text'
import { codeOf, type FoundFile, type FoundFiles } from './walk-folder'

export const MAX_NOTE_BYTES = 10 * 1024 * 1024

export type FileText =
  | { readonly kind: 'text'; readonly text: string; readonly bytes: Uint8Array }
  | {
      readonly kind: 'none'
      readonly reason: 'too-large' | 'not-text' | 'unreadable'
      readonly detail: string
    }

export class FileTexts {
  readonly #folder: string
  readonly #files: ReadonlyMap<string, FoundFile>
  readonly #known = new Map<string, boolean>()

  constructor(folder: string, files: FoundFiles) {
    this.#folder = folder
    this.#files = new Map(files.notes.map((file) => [file.path, file]))
  }

  read(file: FoundFile): FileText {
    const found = this.#read(file)
    this.#known.set(file.path, found.kind === 'text')
    return found
  }

  has(path: string): boolean {
    const file = this.#files.get(path)
    return this.#known.get(path) ?? (file !== undefined && this.read(file).kind === 'text')
  }

  #read({ path, size }: FoundFile): FileText {
    if (size > MAX_NOTE_BYTES) return { kind: 'none', reason: 'too-large', detail: String(size) }
    try {
      const bytes = readFileSync(join(this.#folder, path))
      const text = decodeText(bytes)
      if (text === undefined) return { kind: 'none', reason: 'not-text', detail: '' }
      return { kind: 'text', text, bytes }
    } catch (error) {
      return { kind: 'none', reason: 'unreadable', detail: codeOf(error) }
    }
  }
}
