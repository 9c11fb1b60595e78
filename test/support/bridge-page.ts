// A whole page without a browser: the real bridge on a real message port of a real host, its
// working copies in fake-indexeddb. Killing the host is closing its port, as its death does.
// IDBKeyRange and the like, which lib0 takes from the global scope.
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads'
import type { Host, PagePort } from '../../host/contract'
import { type Bridge, createBridge } from '../../renderer/bridge/bridge'
import type { NoteSession } from '../../renderer/bridge/note-session'
import { type PageClock, SYSTEM_CLOCK } from '../../renderer/bridge/page-clock'
import { openPort } from '../../renderer/bridge/port-wires'
import { type Readable, Store } from '../../renderer/bridge/store'
import type { OpenWire } from '../../renderer/bridge/wire'
import type { DocId } from '../../shared/records/keys'

export interface BridgePage {
  readonly bridge: Bridge
  readonly pageId: string
  /** What the person copied last. */
  readonly clipboard: () => string
  connect(host: Host): void
  /** To a host elsewhere. */
  attach(open: OpenWire): void
  /** The host dies: whatever it had not yet taken from the port is lost. */
  cut(): void
  /** The page dies without closing anything. */
  die(): void
  close(): Promise<void>
}

export interface BridgePageOptions {
  readonly factory?: IDBFactory
  readonly pageId?: string
  /** Pages that live now, this one among them. */
  readonly live?: ReadonlySet<string>
  readonly clock?: PageClock
}

/** y-indexeddb takes the global one, so one browser at a time. */
export function openBrowser(): IDBFactory {
  const factory = new IDBFactory()
  globalThis.indexedDB = factory
  return factory
}

export function openBridgePage(options: BridgePageOptions = {}): BridgePage {
  const factory = options.factory ?? openBrowser()
  const pageId = options.pageId ?? 'page-1'
  let attach: (open: OpenWire) => void = () => {}
  let clipboard = ''
  let ports: readonly NodePort[] = []
  const bridge = createBridge({
    wires: {
      open(given) {
        attach = given
        return () => {}
      },
    },
    needsAddress: new Store(false),
    desktop: undefined,
    clock: options.clock ?? SYSTEM_CLOCK,
    copies: {
      factory,
      clock: options.clock ?? SYSTEM_CLOCK,
      pageId,
      livePages: async () => options.live ?? new Set([pageId]),
      writeClipboard: async (text) => {
        clipboard = text
      },
    },
  })
  const cut = () => {
    for (const port of ports) port.close()
    ports = []
  }
  return {
    bridge,
    pageId,
    clipboard: () => clipboard,
    connect(host) {
      cut()
      const { port1, port2 } = new MessageChannel()
      ports = [port1, port2]
      host.connectPage(hostEnd(port2))
      // A Node port has what the wire uses of a browser's.
      attach(openPort(port1 as unknown as MessagePort))
    },
    attach: (open) => attach(open),
    cut,
    die: cut,
    async close() {
      await bridge.close()
      cut()
    },
  }
}

function hostEnd(port: NodePort): PagePort {
  let isOpen = true
  port.on('close', () => {
    isOpen = false
  })
  return {
    send: (bytes) => {
      if (isOpen) port.postMessage(Uint8Array.from(bytes))
    },
    onMessage: (listener) => void port.on('message', listener),
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  }
}

/** Settles when the value passes, and at once when it does already. */
export function until<Value>(
  readable: Readable<Value>,
  passes: (value: Value) => boolean,
): Promise<Value> {
  return new Promise((settle) => {
    const stop = readable.subscribe(() => check())
    const check = () => {
      const value = readable.read()
      if (!passes(value)) return
      stop()
      settle(value)
    }
    check()
  })
}

/** The session of a note that is open, synced and shown. */
export async function openSession(page: BridgePage, docId: DocId): Promise<NoteSession> {
  const { notes } = page.bridge
  notes.retain(docId)
  await until(notes.state(docId), (state) => state.kind === 'open' && state.isSynced)
  const session = notes.session(docId).read()
  if (!session) throw new Error('the note is open and has no session')
  // The library may be there first; a browser without storage never gets one.
  const isDone = () => session.hasCopy || session.copyTrouble !== undefined
  while (!isDone()) await new Promise((settle) => setImmediate(settle))
  return session
}

export async function whenSaved(page: BridgePage, docId: DocId): Promise<void> {
  const { notes } = page.bridge
  await until(notes.state(docId), (state) => state.kind === 'open' && state.isSynced)
  await until(notes.unsavedIn(docId), (count) => count === 0)
}
