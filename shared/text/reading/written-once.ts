/**
 * What the catalog keeps of a note straight from its Yjs update, where that was written in one go from top
 * to bottom, as imports write it: building a document for it takes ten times as long. What several
 * clients wrote, what was deleted or put between is declined: what that says only Yjs knows.
 */
import {
  createDecoder,
  type Decoder,
  readAny,
  readUint8,
  readVarString,
  readVarUint,
} from 'lib0/decoding'
import { BODY, TITLE } from '../../model/document'
import { readMarkName } from '../../model/requirements'
import {
  ANY,
  BINARY,
  ELEMENT,
  FORMAT,
  HAS_KEY,
  HAS_ORIGIN,
  HAS_RIGHT_ORIGIN,
  KIND,
  STRING,
  TYPE,
  XML_TEXT,
} from '../../model/update-numbers'
import type { NoteReading } from './document-reading'
import { type BodyContent, BodyGatherer, type LinkedLetters } from './gather-body'
import { readNote } from './read-note'

/** Undefined where it takes Yjs to read it, other kinds and broken updates included. */
export function readWrittenOnce(update: Uint8Array): NoteReading | undefined {
  try {
    const roots = readRoots(createDecoder(update))
    return roots && noteOf(roots)
  } catch {
    // lib0 throws at the end of the bytes: then it is Yjs's to say what is wrong.
    return undefined
  }
}

/** A root type, an element or a text: what it holds and where its list ends. */
interface Node {
  readonly name: string
  readonly kind: 'root' | 'element' | 'text'
  readonly children: Node[]
  readonly values: Map<string, unknown>
  text: string
  /** What the letters that come next lead to. */
  href: string | undefined
  links: LinkedLetters[] | undefined
}

type Roots = ReadonlyMap<string, Node>

function readRoots(decoder: Decoder): Roots | undefined {
  if (readVarUint(decoder) !== 1) return undefined
  const count = readVarUint(decoder)
  const reader = new Reader(decoder, readVarUint(decoder))
  if (readVarUint(decoder) !== 0) return undefined
  for (let at = 0; at < count; at += 1) if (!reader.readItem()) return undefined
  const isNothingDeleted = readVarUint(decoder) === 0
  return isNothingDeleted && decoder.pos === decoder.arr.byteLength ? reader.roots : undefined
}

class Reader {
  readonly roots = new Map<string, Node>()
  readonly #decoder: Decoder
  readonly #client: number
  readonly #nodes = new Map<number, Node>()
  /** By the last clock of each list: whatever follows it is appended. */
  readonly #ends = new Map<number, Node>()
  readonly #begun = new Set<Node>()
  #clock = 0

  constructor(decoder: Decoder, client: number) {
    this.#decoder = decoder
    this.#client = client
  }

  /** False for what is not simply set or appended. */
  readItem(): boolean {
    const decoder = this.#decoder
    const info = readUint8(decoder)
    if ((info & HAS_RIGHT_ORIGIN) !== 0) return false
    if ((info & HAS_ORIGIN) !== 0) {
      const parent = this.#takeEnd()
      return parent !== undefined && (info & HAS_KEY) === 0 && this.#append(parent, info & KIND)
    }
    const parent = this.#readParent()
    if (!parent) return false
    if ((info & HAS_KEY) !== 0) return this.#set(parent, readVarString(decoder), info & KIND)
    if (this.#begun.has(parent)) return false
    this.#begun.add(parent)
    return this.#append(parent, info & KIND)
  }

  #takeEnd(): Node | undefined {
    if (readVarUint(this.#decoder) !== this.#client) return undefined
    const clock = readVarUint(this.#decoder)
    const parent = this.#ends.get(clock)
    this.#ends.delete(clock)
    return parent
  }

  #readParent(): Node | undefined {
    const isRoot = readVarUint(this.#decoder) === 1
    if (!isRoot) {
      const client = readVarUint(this.#decoder)
      const clock = readVarUint(this.#decoder)
      return client === this.#client ? this.#nodes.get(clock) : undefined
    }
    const name = readVarString(this.#decoder)
    const known = this.roots.get(name) ?? createNode('root', name)
    this.roots.set(name, known)
    return known
  }

  #set(parent: Node, key: string, kind: number): boolean {
    if (parent.values.has(key)) return false
    if (kind === BINARY) this.#skip()
    else if (kind !== ANY || readVarUint(this.#decoder) !== 1) return false
    parent.values.set(key, kind === BINARY ? undefined : readAny(this.#decoder))
    this.#clock += 1
    return true
  }

  #append(parent: Node, kind: number): boolean {
    let length = 1
    if (kind === STRING) {
      if (parent.kind === 'element') return false
      const text = readVarString(this.#decoder)
      if (parent.href !== undefined) addLink(parent, text.length)
      parent.text += text
      length = text.length
    } else if (kind === FORMAT) {
      if (!this.#mark(parent)) return false
    } else if (kind === TYPE) {
      const node = this.#readType()
      if (!node || parent.kind === 'text') return false
      parent.children.push(node)
      this.#nodes.set(this.#clock, node)
    } else return false
    this.#clock += length
    this.#ends.set(this.#clock - 1, parent)
    return length > 0
  }

  /** Of marks that overlap in one text only Yjs knows which counts. */
  #mark(parent: Node): boolean {
    const key = readVarString(this.#decoder)
    if (key !== 'link') {
      this.#skip()
      return readMarkName(key) !== 'link'
    }
    const value = JSON.parse(readVarString(this.#decoder)) as { readonly href?: unknown } | null
    parent.href = typeof value?.href === 'string' ? value.href : undefined
    return true
  }

  #readType(): Node | undefined {
    const type = readVarUint(this.#decoder)
    if (type === XML_TEXT) return createNode('text', '')
    return type === ELEMENT ? createNode('element', readVarString(this.#decoder)) : undefined
  }

  /** A string or bytes that nobody asks for. */
  #skip(): void {
    const length = readVarUint(this.#decoder)
    this.#decoder.pos += length
  }
}

function createNode(kind: Node['kind'], name: string): Node {
  const values = new Map<string, unknown>()
  return { kind, name, children: [], values, text: '', href: undefined, links: undefined }
}

function addLink(node: Node, length: number): void {
  node.links ??= []
  node.links.push({ at: node.text.length, length, href: node.href ?? '' })
}

const NOTHING: ReadonlyMap<string, unknown> = new Map()

function noteOf(roots: Roots): NoteReading | undefined {
  const body = roots.get(BODY)
  const kind = roots.get('meta')?.values.get('kind') ?? 'note'
  // Letters beside the body's blocks, or a root of another shape than this one's name has.
  if (kind !== 'note' || (body?.text ?? '') !== '') return undefined
  for (const root of roots.values()) if (root !== body && root.children.length > 0) return undefined
  const letters = (name: string) => roots.get(name)?.text ?? ''
  const map = (name: string) => roots.get(name)?.values ?? NOTHING
  return readNote({ map, letters }, letters(TITLE), contentOf(body?.children ?? []))
}

/** As `readBodyContent` gathers it from a document. */
function contentOf(body: readonly Node[]): BodyContent {
  const gatherer = new BodyGatherer()
  const waiting: (Node | number)[] = body.toReversed()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'number') gatherer.close(next)
    else if (next.kind === 'text') gatherer.letters(next.text, next.links ?? NO_LINKS)
    else {
      const { values } = next
      waiting.push(gatherer.open(next.name, (key) => values.get(key)))
      for (let at = next.children.length - 1; at >= 0; at -= 1) {
        const child = next.children[at]
        if (child) waiting.push(child)
      }
    }
  }
  return gatherer.finish()
}

const NO_LINKS: readonly LinkedLetters[] = []
