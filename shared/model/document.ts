/**
 * What every document has, whatever its kind: `meta`, `title`, `requires` and `writers`, all root
 * types, since a nested type created twice under one name loses one side's content.
 */
import * as Y from 'yjs'
import {
  type Device,
  certifyWriter,
  type CertifiedWriter,
  readCertificate,
} from '../records/identity'
import type { DocId } from '../records/keys'
import type { FreshUpdate } from './fresh-update'
import { soleWriterOf } from './key-writers'
import { PROGRAM } from './origin'
import { readTime } from './time'
import { writeText } from './write-text'

export const FORMAT = 1
export type CollectionKind = 'notebook' | 'base'
export type DocumentKind = 'note' | CollectionKind | 'home'

/** Where the rich text of a note is, and where that of a notebook or base: what editors bind to. */
export const BODY = 'body'
export const INTRO = 'intro'
export const RICH_TEXTS = [BODY, INTRO] as const
export type RichText = (typeof RICH_TEXTS)[number]

export const TITLE = 'title'

export function isCollectionKind(kind: unknown): kind is CollectionKind {
  return kind === 'notebook' || kind === 'base'
}

/**
 * An empty document. Its guid would mean something to subdocuments alone, which there are none of,
 * and minting it asks for random bytes 36 times: ten times the cost of the rest.
 */
export function createEmpty(): Y.Doc {
  return new Y.Doc({ guid: '' })
}

export interface DocumentMeta {
  readonly kind: string | undefined
  readonly format: number | undefined
  /** Milliseconds since 1970, by the creator's clock. */
  readonly createdAt: number | undefined
}

/**
 * Writes `meta` into an empty document; `createdAt` in milliseconds since 1970. A notebook or a base
 * requires what its kind is called: a build that knows notes alone must not let anybody write in it.
 */
export function createDocument(
  doc: Y.Doc,
  kind: DocumentKind,
  createdAt: number,
  origin: symbol = PROGRAM,
): void {
  doc.transact(() => {
    const meta = doc.getMap('meta')
    meta.set('kind', kind)
    meta.set('format', FORMAT)
    meta.set('createdAt', createdAt)
    if (isCollectionKind(kind)) doc.getMap('requires').set(kind, true)
  }, origin)
}

/** As `createDocument`, for a document that is never built. */
export function encodeDocument(update: FreshUpdate, kind: DocumentKind, createdAt: number): void {
  update.set('meta', 'kind', kind)
  update.set('meta', 'format', FORMAT)
  update.set('meta', 'createdAt', createdAt)
  if (isCollectionKind(kind)) update.set('requires', kind, true)
}

/** As `writeTitle`, for a document that is never built. */
export function encodeTitle(update: FreshUpdate, title: string): void {
  update.letters(update.root(TITLE), title)
}

/** Peers of any version wrote this, so each field may be missing or of another type. */
export function readMeta(doc: Y.Doc): DocumentMeta {
  const meta = doc.getMap('meta')
  const kind = meta.get('kind')
  const format = meta.get('format')
  return Object.freeze({
    kind: typeof kind === 'string' ? kind : undefined,
    format: typeof format === 'number' ? format : undefined,
    createdAt: readTime(meta.get('createdAt')),
  })
}

export function readTitle(doc: Y.Doc): string {
  return doc.getText(TITLE).toString()
}

/** Writes the difference and no more, so that two people renaming at once keep what they can. */
export function writeTitle(doc: Y.Doc, title: string, origin: symbol): void {
  writeText(doc.getText(TITLE), title, origin)
}

/** Declares that this device writes as `clientId`; the caller does so before its first record. */
export function writeCertificate(doc: Y.Doc, device: Device, docId: DocId, clientId: number): void {
  const writers = doc.getMap('writers')
  const known = readCertificate(docId, clientId, writers.get(String(clientId)))
  if (known?.personId === device.personId) return
  doc.transact(() => writers.set(String(clientId), certifyWriter(device, docId, clientId)), PROGRAM)
}

/** That this device writes as the update's client. */
export function encodeCertificate(update: FreshUpdate, device: Device, docId: DocId): void {
  const { clientId } = update
  update.set('writers', String(clientId), certifyWriter(device, docId, clientId))
}

/**
 * Undefined where nobody, or nobody rightly, signed for this client, and where somebody signed over
 * what another had written there: whoever may edit could otherwise take what is not theirs.
 */
export function readWriter(
  doc: Y.Doc,
  docId: DocId,
  clientId: number,
): CertifiedWriter | undefined {
  const packed = claimOf(doc, clientId)
  if (!packed) return undefined
  const known = READ.get(packed)
  if (known?.docId === docId && known.clientId === clientId) return known.writer
  const writer = readCertificate(docId, clientId, packed)
  READ.set(packed, { docId, clientId, writer })
  return writer
}

/** Whether `readWriter` answers without looking at a signature. */
export function isWriterKnown(doc: Y.Doc, docId: DocId, clientId: number): boolean {
  const packed = claimOf(doc, clientId)
  const known = packed && READ.get(packed)
  return !packed || (known?.docId === docId && known.clientId === clientId)
}

function claimOf(doc: Y.Doc, clientId: number): Uint8Array | undefined {
  const writers = doc.getMap('writers')
  const packed = writers.get(String(clientId))
  const isOne = packed instanceof Uint8Array
  return isOne && soleWriterOf(writers, String(clientId)) !== undefined ? packed : undefined
}

/** Who made it; undefined where nobody rightly signed for that, or where several claim it. */
export function readCreator(doc: Y.Doc, docId: DocId): CertifiedWriter | undefined {
  const client = soleWriterOf(doc.getMap('meta'), 'createdAt')
  return client === undefined ? undefined : readWriter(doc, docId, client)
}

interface ReadCertificate {
  readonly docId: DocId
  readonly clientId: number
  readonly writer: CertifiedWriter | undefined
}

/** Two signatures take 0.3 ms, and a notebook is read at each change. As long as its bytes live. */
const READ = new WeakMap<Uint8Array, ReadCertificate>()
