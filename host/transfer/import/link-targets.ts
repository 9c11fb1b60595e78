/** Which file a link inside an imported folder means. Spelling is forgiven as other note tools forgive it. */
import type { FoundFiles } from './walk-folder'

export class LinkTargets {
  readonly #byPath = new Map<string, string>()
  readonly #byName = new Map<string, string>()

  constructor(files: FoundFiles) {
    // Notes first: `[[Plan]]` means Plan.md rather than Plan.pdf.
    for (const path of [...files.notes.map((note) => note.path), ...files.others.keys()]) {
      const key = keyOf(path)
      for (const spelling of [key, withoutEnding(key)])
        if (!this.#byPath.has(spelling)) this.#byPath.set(spelling, path)
      const name = key.slice(key.lastIndexOf('/') + 1)
      for (const spelling of [name, withoutEnding(name)])
        if (!this.#byName.has(spelling)) this.#byName.set(spelling, path)
    }
  }

  /** For `[text](address)`: from the file that holds it, or from the top for a leading slash. */
  resolve(from: string, address: string): string | undefined {
    const path = decode(address.replace(/[?#].*$/u, ''))
    if (path === '') return undefined
    const base = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
    const parts = [...base]
    for (const part of path.replace(/\\/gu, '/').split('/')) {
      if (part === '' || part === '.') continue
      // Nothing outside of the folder is ever looked at.
      if (part === '..' && parts.length === 0) return undefined
      if (part === '..') parts.pop()
      else parts.push(part)
    }
    return this.#byPath.get(keyOf(parts.join('/')))
  }

  /** For `[[Name]]` and `[[folder/Name#heading]]`: near the file, from the top, or anywhere by name. */
  resolveWiki(from: string, written: string): string | undefined {
    const name = written.replace(/[#^].*$/u, '').trim()
    if (name === '') return undefined
    const key = keyOf(name)
    return (
      this.resolve(from, encodeURI(name)) ??
      this.#byPath.get(key) ??
      this.#byName.get(key.slice(key.lastIndexOf('/') + 1))
    )
  }
}

function keyOf(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

function withoutEnding(path: string): string {
  return path.replace(/\.[^./]{1,10}$/u, '')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray percent sign: then it is part of the name.
    return text
  }
}
