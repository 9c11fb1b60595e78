/**
 * The host as the desktop's utility process runs it: started, given pages and closed by messages of
 * the shell. The keychain is the shell's; this process asks for each wrapping by number.
 */
import type { Host, Keychain, OpenHost } from '../contract'
import { SYSTEM_CLOCK } from '../process/clock'
import { createLog, type WriteLog } from '../process/log-file'
import { logFolder } from '../process/library-folder'
import { createPortPage, exact, type MessagePortLike } from './message-port-page'
import type { HostToShell, ShellToHost } from './shell-messages'
import { whenReady } from '../process/when-ready'

/** The part of a utility process's parent port that is used here. */
export interface ParentPort {
  postMessage(message: unknown): void
  on(
    event: 'message',
    listener: (event: {
      readonly data: unknown
      readonly ports: readonly MessagePortLike[]
    }) => void,
  ): unknown
}

export interface ShellHost {
  readonly parent: ParentPort
  readonly openHost: OpenHost
  /** Ends the process. */
  readonly exit: (code: number) => void
}

export function serveShell({ parent, openHost, exit }: ShellHost): void {
  const tell = (message: HostToShell) => parent.postMessage(message)
  const keychain = createRemoteKeychain(tell)
  let host: Promise<Host> | undefined
  let connect: Host['connectPage'] = (port) => {
    port.close()
    return () => {}
  }

  let log: WriteLog = () => {}
  const start = (message: Extract<ShellToHost, { kind: 'start' }>) => {
    log = createLog({ folder: logFolder(message.folder), name: 'host', now: Date.now })
    const opened = openHost({
      folder: message.folder,
      version: message.version,
      keychain: message.hasKeychain ? keychain : undefined,
      clock: SYSTEM_CLOCK,
      log,
      isRestart: message.isRestart,
      takesPages: (open) => {
        connect = (port) => open.connectPage(port)
      },
    })
    host = opened
    void opened.then(() => tell({ kind: 'ready' }))
  }

  parent.on('message', ({ data, ports }) => {
    // Only the shell holds the other end.
    const message = data as ShellToHost
    switch (message.kind) {
      case 'start':
        start(message)
        return
      case 'page':
        for (const port of ports) connect(createPortPage(port))
        return
      case 'import':
        void host?.then((open) => whenReady(open, () => open.startImport(message.folder)))
        return
      case 'keychain':
        keychain.answer(message.number, message.bytes)
        return
      case 'close':
        void closeHost(host, log).then(exit)
        return
    }
  })
}

async function closeHost(host: Promise<Host> | undefined, log: WriteLog): Promise<number> {
  const open = await host
  await open?.close()
  log({ level: 'info', event: 'host-closed' })
  return 0
}

interface RemoteKeychain extends Keychain {
  answer(number: number, bytes: Uint8Array | undefined): void
}

function createRemoteKeychain(tell: (message: HostToShell) => void): RemoteKeychain {
  const waiting = new Map<number, (bytes: Uint8Array | undefined) => void>()
  let last = 0
  const ask = (kind: 'wrap' | 'unwrap', bytes: Uint8Array) =>
    new Promise<Uint8Array | undefined>((settle) => {
      last += 1
      waiting.set(last, settle)
      tell({ kind, number: last, bytes: exact(bytes) })
    })
  return {
    async wrap(secret) {
      const wrapped = await ask('wrap', secret)
      if (!wrapped) throw new Error('the keychain did not wrap the secret')
      return wrapped
    },
    unwrap: (wrapped) => ask('unwrap', wrapped),
    answer(number, bytes) {
      waiting.get(number)?.(bytes)
      waiting.delete(number)
    },
  }
}
