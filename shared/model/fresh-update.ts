/**
 * The Yjs V1 update of a document that nobody has yet, written by one client from top to bottom: the
 * same bytes as a Y.Doc would give for the same steps, without the document. Each list is only
 * appended to, and each key set once.
 */
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeAny,
  writeUint8,
  writeUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import {
  ANY,
  BINARY,
  ELEMENT,
  FORMAT,
  HAS_KEY,
  HAS_ORIGIN,
  STRING,
  TYPE,
  XML_TEXT,
} from './update-numbers'

/** A root type by its name, or an element by where it was written. */
export interface Place {
  readonly root: string | undefined
  readonly clock: number
  /** The last clock of its list. */
  last: number | undefined
}

export class FreshUpdate {
  readonly clientId: number
  readonly #items: Encoder = createEncoder()
  readonly #keys = new Set<string>()
  #count = 0
  #clock = 0

  constructor(clientId: number) {
    this.clientId = clientId
  }

  /** The beginning of a root type's list; to be asked for once. */
  root(name: string): Place {
    return { root: name, clock: 0, last: undefined }
  }

  /** In a root map. The first value of a key counts. */
  set(root: string, key: string, value: unknown): void {
    const name = `${root}/${key}`
    if (this.#keys.has(name)) return
    this.#keys.add(name)
    this.#setIn(this.root(root), key, value)
  }

  /** In an element, where nothing of that name was set. */
  setAttribute(place: Place, key: string, value: string | number | boolean): void {
    this.#setIn(place, key, value)
  }

  element(parent: Place, name: string): Place {
    const place = this.#type(parent, ELEMENT)
    writeVarString(this.#items, name)
    return place
  }

  text(parent: Place): Place {
    return this.#type(parent, XML_TEXT)
  }

  /** Letters, in a text or at a root that is one. */
  letters(parent: Place, letters: string): void {
    if (letters === '') return
    this.#begin(STRING, parent)
    writeVarString(this.#items, letters)
    this.#append(parent, letters.length)
  }

  /** From here on the letters are marked so; with null no longer. */
  mark(parent: Place, name: string, value: unknown): void {
    this.#begin(FORMAT, parent)
    writeVarString(this.#items, name)
    writeVarString(this.#items, JSON.stringify(value))
    this.#append(parent, 1)
  }

  finish(): Uint8Array<ArrayBufferLike> {
    const update = createEncoder()
    writeVarUint(update, this.#count === 0 ? 0 : 1)
    if (this.#count > 0) {
      writeVarUint(update, this.#count)
      writeVarUint(update, this.clientId)
      writeVarUint(update, 0)
      writeUint8Array(update, toUint8Array(this.#items))
    }
    // Nothing is deleted.
    writeVarUint(update, 0)
    return toUint8Array(update)
  }

  #setIn(place: Place, key: string, value: unknown): void {
    const isBytes = value instanceof Uint8Array
    writeUint8(this.#items, (isBytes ? BINARY : ANY) | HAS_KEY)
    this.#writeParent(place)
    writeVarString(this.#items, key)
    if (isBytes) writeVarUint8Array(this.#items, value)
    else {
      writeVarUint(this.#items, 1)
      // lib0's type leaves out what it writes all the same: null, and objects inside of objects.
      writeAny(this.#items, value as Parameters<typeof writeAny>[1])
    }
    this.#count += 1
    this.#clock += 1
  }

  #type(parent: Place, type: typeof ELEMENT | typeof XML_TEXT): Place {
    const place: Place = { root: undefined, clock: this.#clock, last: undefined }
    this.#begin(TYPE, parent)
    writeVarUint(this.#items, type)
    this.#append(parent, 1)
    return place
  }

  #begin(kind: number, parent: Place): void {
    if (parent.last === undefined) {
      writeUint8(this.#items, kind)
      return this.#writeParent(parent)
    }
    writeUint8(this.#items, kind | HAS_ORIGIN)
    this.#writeId(parent.last)
  }

  #append(parent: Place, length: number): void {
    this.#count += 1
    this.#clock += length
    parent.last = this.#clock - 1
  }

  #writeParent({ root, clock }: Place): void {
    writeVarUint(this.#items, root === undefined ? 0 : 1)
    if (root === undefined) this.#writeId(clock)
    else writeVarString(this.#items, root)
  }

  #writeId(clock: number): void {
    writeVarUint(this.#items, this.clientId)
    writeVarUint(this.#items, clock)
  }
}
