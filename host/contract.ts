/** How a process (the desktop's utility process, served mode, the command line) holds a host. */
import type { OpenLinkReply } from '../shared/contract/notes'
import type { Unsubscribe } from '../shared/model/origin'
import type { SyncClock } from './sync/contract'

/** One page, over a message port or a loopback socket; frames of shared/protocol/page-frames.ts. */
export interface PagePort {
  /** Exact-size bytes; sending to a page that has gone does nothing. */
  send(bytes: Uint8Array): void
  onMessage(listener: (bytes: unknown) => void): void
  onClose(listener: () => void): void
  close(): void
}

/** The system's keychain, as main offers it; absent where the system has none and in served mode. */
export interface Keychain {
  wrap(secret: Uint8Array): Promise<Uint8Array>
  /** Undefined when the keychain no longer opens it: another user, another machine, a reset. */
  unwrap(wrapped: Uint8Array): Promise<Uint8Array | undefined>
}

export interface HostLogEntry {
  readonly level: 'info' | 'warning' | 'error'
  readonly event: string
  /** Never a title, text, name, link or key. */
  readonly details?: Readonly<Record<string, string | number | boolean>>
}

/** The built worker threads; found beside the running program when not given. */
export interface WorkerFiles {
  readonly catalog: URL
  readonly transfer: URL
  /** Absent, records from relays are opened on the host's own thread. */
  readonly records?: URL
}

export interface HostOptions {
  readonly folder: string
  readonly version: string
  readonly keychain: Keychain | undefined
  readonly clock: SyncClock
  readonly log: (entry: HostLogEntry) => void
  /** True in the process that comes after a crash: pages are told once. */
  readonly isRestart: boolean
  readonly workers?: WorkerFiles
  /** Told before the library is opened: pages may connect from now on. */
  readonly takesPages?: (host: Host) => void
}

export interface Host {
  connectPage(port: PagePort): Unsubscribe
  openLink(link: string): Promise<OpenLinkReply>
  /** As if a page had asked: progress goes to every page. */
  startImport(folder: string): void
  /** Seals, checkpoints and closes everything; safe to call twice. */
  close(): Promise<void>
}

/** Never throws for a library that cannot be opened: pages then get the phase that says why. */
export type OpenHost = (options: HostOptions) => Promise<Host>
