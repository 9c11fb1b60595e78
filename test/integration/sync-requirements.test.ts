// A note that a later version of the app writes into, while this one has it open and is typed into.
// The window is y-tiptap's own binding: what it does not know it deletes or rewrites.
import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import { createDecoder, readVarUint } from 'lib0/decoding'
import { createEncoder } from 'lib0/encoding'
import { readSyncMessage } from 'y-protocols/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Reader } from '../../host/rooms/open-document'
import { keepMisfits } from '../../renderer/editor/misfits'
import { createSchema } from '../../renderer/editor/schema'
import { BODY } from '../../shared/model/document'
import { CHANNEL_CLOSED } from '../../shared/protocol/page-frames'
import { readySodium } from '../../shared/records/sodium'
import { type Pair, twoPeople } from '../support/replica-stories'
import type { Machine } from '../support/replicas'

beforeAll(readySodium)

const LATER: readonly (readonly [string, (body: Y.XmlFragment) => void, string])[] = [
  ['a block', (body) => body.insert(1, [new Y.XmlElement('callout')]), 'node:callout'],
  [
    'a mark on the letters',
    (body) => textOf(body).format(0, 4, { comment: { id: 7 } }),
    'mark:comment',
  ],
  [
    'an attribute of the paragraph',
    (body) => paragraphOf(body).setAttribute('indent', '2'),
    'attribute:paragraph.indent',
  ],
  [
    'an attribute of a link',
    (body) => textOf(body).format(0, 4, { link: { href: 'https://example.org', rel: 'source' } }),
    'attribute:link.rel',
  ],
]

describe('a note that a later version writes into', () => {
  it.each(LATER)(
    'keeps %s on every machine, though it was being typed into',
    async (_what, write, name) => {
      const pair = await twoPeople()
      const { laptop, desk, note, settled } = pair
      laptop.edit(note, (doc) => {
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.insert(0, [new Y.XmlText('Le semis')])
        doc.getXmlFragment(BODY).insert(0, [paragraph])
      })
      await settled()
      const window = openWindow(desk, note)
      window.type(' de mars')
      await settled()
      laptop.edit(note, (doc) => write(doc.getXmlFragment(BODY)))
      const written = bodyOf(laptop, note)
      await settled()
      window.type(' et d’avril')
      await settled()
      expect(window.closedWith()).toBe(CHANNEL_CLOSED.requirement)
      expect([bodyOf(laptop, note), bodyOf(desk, note)]).toEqual([written, written])
      expect(JSON.stringify(written)).toContain('emis de mars')
      expect(desk.library.open(note)?.readOnly).toEqual({ kind: 'requirement', unknown: [name] })
      await desk.restart()
      expect(desk.library.open(note)?.readOnly).toEqual({ kind: 'requirement', unknown: [name] })
    },
  )
})

/** An editor that is bound to the note as long as the host lets it be. */
function openWindow(machine: Machine, note: Pair['note']) {
  const document = machine.library.open(note)
  if (!document) throw new Error('the note is not here')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, document.state())
  const schema = createSchema()
  keepMisfits(schema)
  let closedWith: number | undefined
  const reader: Reader = {
    mayWrite: true,
    close: (code) => {
      closedWith = code
      document.leave(reader)
    },
    send: (message) => {
      const decoder = createDecoder(message)
      if (readVarUint(decoder) === 0) readSyncMessage(decoder, createEncoder(), doc, 'host')
    },
  }
  document.join(reader)
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'host' || closedWith !== undefined) return
    document.applyFromPage(reader, update)
    machine.library.journal.flush()
  })
  return {
    closedWith: () => closedWith,
    /** At the end of the first paragraph. */
    type(letters: string) {
      if (closedWith !== undefined) return
      const body = doc.getXmlFragment(BODY)
      const drawn = yXmlFragmentToProseMirrorRootNode(body, schema)
      const first = drawn.child(0)
      const longer = first.copy(first.content.addToEnd(schema.text(letters)))
      const typed = drawn.copy(drawn.content.replaceChild(0, longer))
      doc.transact(() =>
        updateYFragment(doc, body, typed, { mapping: new Map(), isOMark: new Map() }),
      )
    },
  }
}

function paragraphOf(body: Y.XmlFragment): Y.XmlElement {
  const first = body.get(0)
  if (!(first instanceof Y.XmlElement)) throw new Error('it begins with a paragraph')
  return first
}

function textOf(body: Y.XmlFragment): Y.XmlText {
  const text = paragraphOf(body).get(0)
  if (!(text instanceof Y.XmlText)) throw new Error('the paragraph holds a text')
  return text
}

/** Names, attributes, letters and marks: what toString would leave half of out. */
function bodyOf(machine: Machine, note: Pair['note']): unknown {
  const read = (node: unknown): unknown => {
    if (node instanceof Y.XmlText) return node.toDelta()
    if (!(node instanceof Y.XmlFragment)) return String(node)
    const own = node instanceof Y.XmlElement ? [node.nodeName, node.getAttributes()] : []
    return [...own, node.toArray().map(read)]
  }
  return read(machine.library.open(note)?.doc.getXmlFragment(BODY))
}
