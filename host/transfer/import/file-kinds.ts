/**
 * Which kind of document each file becomes, before it has been read: a link says so of what it leads
 * to, and links lead both ways. Of most files their first letters tell that it is a note.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { HeldKind } from '../../../shared/model/home'
import { splitFrontMatter } from '../../../shared/text/markdown/front-matter'
import { KIND, kindOf } from '../front-fields'
import { decodeText } from './decode-text'

const HEAD_BYTES = 2048

export class FileKinds {
  readonly #folder: string
  readonly #head = Buffer.alloc(HEAD_BYTES)
  readonly #known = new Map<string, HeldKind>()

  constructor(folder: string) {
    this.#folder = folder
  }

  of(path: string): HeldKind {
    const known = this.#known.get(path)
    if (known) return known
    const kind = isMarkdown(path) ? this.#read(join(this.#folder, path)) : 'note'
    this.#known.set(path, kind)
    return kind
  }

  #read(file: string): HeldKind {
    try {
      if (!this.#mayBeCollection(file)) return 'note'
      return kindOf(splitFrontMatter(decodeText(readFileSync(file)) ?? '').fields)
    } catch {
      // Told of as unreadable when its turn to be read has come.
      return 'note'
    }
  }

  #mayBeCollection(file: string): boolean {
    const descriptor = openSync(file, 'r')
    try {
      const size = readSync(descriptor, this.#head, 0, HEAD_BYTES, 0)
      const head = this.#head.toString('latin1', 0, size)
      if (WIDE.test(head)) return true
      if (!/^(?:\u00ef\u00bb\u00bf)?---/u.test(head)) return false
      const isWhole = size < HEAD_BYTES || /[\r\n]---/u.test(head)
      return !isWhole || head.includes(KIND)
    } finally {
      closeSync(descriptor)
    }
  }
}

/** Two bytes a letter: too few files to look closer. */
const WIDE = /^(?:\u00ff\u00fe|\u00fe\u00ff|-\0|\0-)/u

function isMarkdown(path: string): boolean {
  return !/\.(?:txt|x?html?)$/iu.test(path)
}
