/** Everything the interface has of the host, in one value that outlives React's trees. */
import type { Desktop, DesktopNotices } from '../../shared/contract/desktop'
import type { LibraryState } from '../../shared/contract/library'
import { findDesktop } from './desktop'
import { HostClient } from './host-client'
import { HostLink, type LinkState } from './host-link'
import { LibraryView } from './library-view'
import { claimPage, readLivePages } from './live-pages'
import { OpenNotes } from './open-notes'
import { type PageClock, SYSTEM_CLOCK } from './page-clock'
import { portWires } from './port-wires'
import { appearanceOf } from './presence'
import type { RecoveredText } from './recovered-texts'
import { socketWires } from './socket-wires'
import { calmStorageRejections } from './storage-rejections'
import { type Readable, Store } from './store'
import type { WireSource } from './wire'
import { type CopySurroundings, WorkingCopies } from './working-copies'

export interface Bridge {
  readonly client: HostClient
  readonly desktop: Desktop | undefined
  readonly linkState: Readable<LinkState>
  /** Of the desktop, which alone knows whether the host starts again; null while it is there. */
  readonly hostNotice: Readable<DesktopNotices['host'] | null>
  /** Served mode alone: true when this browser must be given the printed address once more. */
  readonly needsAddress: Readable<boolean>
  readonly view: LibraryView
  readonly notes: OpenNotes
  readonly recovered: Readable<readonly RecoveredText[]>
  close(): Promise<void>
}

export interface BridgeParts {
  readonly wires: WireSource
  readonly needsAddress: Readable<boolean>
  readonly desktop: Desktop | undefined
  readonly clock: PageClock
  readonly copies: CopySurroundings
}

/** The bridge of a real page. */
export function openBridge(window: Window & typeof globalThis): Bridge {
  const clock = SYSTEM_CLOCK
  const pageId = window.crypto.randomUUID()
  const { locks } = window.navigator
  claimPage(locks, pageId)
  const stopCalming = calmStorageRejections(window)
  const desktop = findDesktop(window)
  const sockets = desktop ? undefined : socketWires(window, clock)
  const bridge = createBridge({
    wires: sockets ?? portWires(window),
    needsAddress: sockets?.needsAddress ?? new Store(false),
    desktop,
    clock,
    copies: {
      factory: window.indexedDB,
      clock,
      pageId,
      livePages: () => readLivePages(locks),
      writeClipboard: (text) => window.navigator.clipboard.writeText(text),
    },
  })
  return {
    ...bridge,
    async close() {
      stopCalming()
      await bridge.close()
    },
  }
}

export function createBridge(parts: BridgeParts): Bridge {
  const link = new HostLink()
  const client = new HostClient(link)
  const view = new LibraryView(link, client, parts.clock)
  const copies = new WorkingCopies(parts.copies)
  const { promise: ready, resolve: setReady } = withResolvers()
  const appearance = () => {
    const library = view.library.read()
    return library && appearanceOf(library)
  }
  const notes = new OpenNotes({ link, client, clock: parts.clock, copies, appearance }, () => ready)

  let current: LibraryState | undefined
  const takeLibrary = async () => {
    const library = view.library.read()
    if (!library) return
    const before = current
    current = library
    if (library.personId !== before?.personId || library.name !== before.name) {
      notes.setAppearance(appearanceOf(library))
    }
    const isSame =
      before?.libraryId === library.libraryId && before.generation === library.generation
    if (isSame) return
    if (before) await notes.reopen(() => startCopies(library))
    else await startCopies(library)
    setReady()
  }
  const startCopies = async (library: LibraryState) => {
    try {
      await copies.start(library, client)
    } catch (error) {
      // Notes then open from the library alone, and each says that it has no working copy.
      console.warn('The browser keeps no working copies.', error)
    }
  }

  const hostNotice = new Store<DesktopNotices['host'] | null>(null)
  const stop = [
    parts.desktop?.onNotice('host', (notice) => hostNotice.set(notice)) ?? (() => {}),
    link.state.subscribe(() => {
      if (link.isConnected) hostNotice.set(null)
    }),
    view.library.subscribe(() => void takeLibrary()),
    client.onNotice('notes', ({ docIds }) => notes.refresh(docIds)),
    client.onNotice('requirement', ({ docId, unknown }) => notes.leaveEditing(docId, unknown)),
    client.onNotice('purged', async ({ docIds }) => {
      await notes.close(docIds)
      await copies.purge(docIds)
    }),
    parts.wires.open((wire) => link.attach(wire)),
  ]

  return {
    client,
    desktop: parts.desktop,
    linkState: link.state,
    hostNotice,
    needsAddress: parts.needsAddress,
    view,
    notes,
    recovered: copies.recovered,
    async close() {
      for (const each of stop) each()
      view.close()
      await notes.close()
      copies.close()
      link.close()
    },
  }
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
