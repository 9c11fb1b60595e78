/**
 * The host's life as the shell sees it: started, started again after a crash with growing pauses,
 * given up after five in a minute until a person asks, closed in order and at last by force. What
 * pages had not saved they send again over their new ports.
 */
import type { Keychain } from '../host/contract'
import { describeError, type WriteLog } from '../host/process/log-file'
import { type HostToShell, parseHostMessage, type ShellToHost } from '../host/shell/shell-messages'
import type { SyncClock } from '../host/sync/contract'
import type { DesktopNotices } from '../shared/contract/desktop'

/** A process of the host; ports are what the message is sent with. */
export interface HostChild<Port> {
  postMessage(message: ShellToHost, ports: readonly Port[]): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: (code: number) => void): void
  /** At once, whatever it is doing. */
  kill(): void
}

export interface HostProcessOptions<Port> {
  readonly fork: () => HostChild<Port>
  readonly folder: string
  readonly version: string
  /** Asked at each start; what is not known before the first must not be needed before. */
  readonly keychain: () => Keychain | undefined
  readonly clock: SyncClock
  readonly log: WriteLog
  /** A host runs: every page that is ready needs a port to it. */
  readonly started: () => void
  readonly tell: (notice: DesktopNotices['host']) => void
}

const CRASH_WINDOW = 60_000
const MAX_CRASHES = 5
const CLOSE_PATIENCE = 10_000

type State<Port> =
  /** Loading its program: it was told nothing yet. */
  | { readonly kind: 'prepared'; readonly child: HostChild<Port> }
  | { readonly kind: 'running'; readonly child: HostChild<Port> }
  | { readonly kind: 'pausing'; readonly cancel: () => void }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'closing' }

export class HostProcess<Port> {
  readonly #options: HostProcessOptions<Port>
  #state: State<Port> = { kind: 'stopped' }
  #crashes: readonly number[] = []
  #starts = 0
  #closing: Promise<void> | undefined
  #exited: (() => void) | undefined

  constructor(options: HostProcessOptions<Port>) {
    this.#options = options
  }

  /** Lets the process load while the shell does what comes before `start`. */
  prepare(): void {
    if (this.#state.kind === 'stopped') this.#state = { kind: 'prepared', child: this.#fork() }
  }

  start(): void {
    if (this.#state.kind === 'running' || this.#state.kind === 'closing') return
    const { folder, version, keychain, log, started } = this.#options
    const child = this.#state.kind === 'prepared' ? this.#state.child : this.#fork()
    this.#state = { kind: 'running', child }
    this.#starts += 1
    const isRestart = this.#starts > 1
    const hasKeychain = keychain() !== undefined
    child.postMessage({ kind: 'start', folder, version, hasKeychain, isRestart }, [])
    log({ level: 'info', event: 'host-started', details: { isRestart } })
    started()
  }

  /** False while no host runs: the page gets a port when one does. */
  connectPage(port: Port): boolean {
    return this.#post({ kind: 'page' }, [port])
  }

  /** False while no host runs. */
  startImport(folder: string): boolean {
    return this.#post({ kind: 'import', folder }, [])
  }

  /** A person's retry: earlier crashes no longer count. */
  restart(): void {
    this.#crashes = []
    if (this.#state.kind === 'pausing') this.#state.cancel()
    this.start()
  }

  /** Settles when the process has ended, by force if it does not in time. */
  close(): Promise<void> {
    this.#closing ??= new Promise((settle) => {
      const state = this.#state
      this.#state = { kind: 'closing' }
      if (state.kind === 'pausing') state.cancel()
      if (state.kind !== 'running' && state.kind !== 'prepared') return settle()
      const cancel = this.#options.clock.after(CLOSE_PATIENCE, () => {
        this.#options.log({ level: 'error', event: 'host-killed' })
        state.child.kill()
      })
      this.#exited = () => {
        cancel()
        settle()
      }
      state.child.postMessage({ kind: 'close' }, [])
    })
    return this.#closing
  }

  #fork(): HostChild<Port> {
    const child = this.#options.fork()
    child.onMessage((message) => this.#receive(child, parseHostMessage(message)))
    child.onExit((code) => this.#exit(child, code))
    return child
  }

  #post(message: ShellToHost, ports: readonly Port[]): boolean {
    if (this.#state.kind !== 'running') return false
    this.#state.child.postMessage(message, ports)
    return true
  }

  #receive(child: HostChild<Port>, message: HostToShell | undefined): void {
    if (!message) return this.#options.log({ level: 'error', event: 'host-message-refused' })
    if (message.kind !== 'ready') void this.#askKeychain(child, message)
  }

  async #askKeychain(
    child: HostChild<Port>,
    { kind, number, bytes }: Extract<HostToShell, { kind: 'wrap' | 'unwrap' }>,
  ): Promise<void> {
    let answer: Uint8Array | undefined
    try {
      answer = await this.#options.keychain()?.[kind](bytes)
    } catch (error) {
      this.#options.log({ level: 'error', event: 'keychain', details: describeError(error) })
    }
    child.postMessage({ kind: 'keychain', number, bytes: answer }, [])
  }

  #exit(child: HostChild<Port>, code: number): void {
    if (this.#state.kind === 'closing') return this.#exited?.()
    if (this.#state.kind === 'prepared') this.#state = { kind: 'stopped' }
    if (this.#state.kind !== 'running' || this.#state.child !== child) return
    const { clock, log, tell } = this.#options
    const now = clock.now()
    this.#crashes = [...this.#crashes.filter((at) => at > now - CRASH_WINDOW), now]
    const count = this.#crashes.length
    log({ level: 'error', event: 'host-ended', details: { code, count } })
    if (count > MAX_CRASHES) {
      this.#state = { kind: 'stopped' }
      return tell({ kind: 'stopped', reason: `exit ${code}` })
    }
    const pause = count === 1 ? 0 : 125 * 2 ** count
    this.#state = { kind: 'pausing', cancel: clock.after(pause, () => this.#resume()) }
    tell({ kind: 'restarting' })
  }

  #resume(): void {
    if (this.#state.kind === 'pausing') this.start()
  }
}
