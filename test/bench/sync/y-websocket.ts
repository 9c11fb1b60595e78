// The peer: one y-websocket room a note at its own server, the texts in the clear and in memory
// alone. Each connection ends when its note is in sync, which is kinder than keeping 12,000 open.
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { DocId } from '../../../shared/records/keys'
import { openTestLibrary } from '../../support/library'
import { startServer } from '../relay/server-process'
import { hashTexts, type Texts } from './texts'

const AT_ONCE = 128

export interface PeerServer {
  readonly url: string
  readonly docIds: readonly DocId[]
  stop(): Promise<void>
}

/** A server that holds every note of this library. */
export async function fillPeerServer(folder: string): Promise<PeerServer> {
  const server = await startServer('y-websocket-server')
  const url = `ws://127.0.0.1:${server.port}`
  const opened = await openTestLibrary({ folder })
  try {
    const { library } = opened
    const docIds = Array.from(library.holdings.all, ({ docId }) => docId)
    const machine = new PeerMachine(url)
    await machine.sync(docIds, {
      prepare: (docId, doc) =>
        Y.applyUpdate(doc, library.readState(docId) ?? new Uint8Array([0, 0])),
    })
    machine.close()
    return { url, docIds, stop: () => server.stop() }
  } finally {
    await opened.close()
  }
}

export class PeerMachine {
  readonly #url: string
  readonly #docs = new Map<DocId, Y.Doc>()

  constructor(url: string) {
    this.#url = url
  }

  /** Brings these up to date, several at a time; what is not there yet comes whole. */
  async sync(
    docIds: readonly DocId[],
    steps: { readonly prepare?: (docId: DocId, doc: Y.Doc) => void } = {},
  ): Promise<void> {
    const waiting = [...docIds]
    const work = async () => {
      for (let docId = waiting.pop(); docId; docId = waiting.pop()) {
        const doc = this.doc(docId)
        steps.prepare?.(docId, doc)
        await this.#syncOne(docId, doc)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  }

  doc(docId: DocId): Y.Doc {
    const known = this.#docs.get(docId) ?? new Y.Doc()
    this.#docs.set(docId, known)
    return known
  }

  texts(): Texts {
    return hashTexts([...this.#docs.keys()], (docId, use) => use(this.doc(docId)))
  }

  close(): void {
    for (const doc of this.#docs.values()) doc.destroy()
    this.#docs.clear()
  }

  async #syncOne(docId: DocId, doc: Y.Doc): Promise<void> {
    const provider = new WebsocketProvider(this.#url, docId, doc, {
      disableBc: true,
      // Its type is the browser's; the package itself names `ws` for Node.
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    })
    await new Promise<void>((settle) => provider.once('sync', () => settle()))
    provider.destroy()
  }
}
