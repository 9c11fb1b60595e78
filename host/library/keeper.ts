/**
 * Keeps at most one library open: finds it in its folder, unlocks it, or puts another in its place.
 * Whatever goes wrong becomes a phase that pages show. It knows nothing of pages.
 */
import type { HostReply } from '../../shared/contract/host'
import type {
  BackupRow,
  HostPhase,
  RestoreReply,
  WrongPassphrase,
} from '../../shared/contract/library'
import { deriveLocalKey } from '../../shared/records/identity'
import { parseWords } from '../../shared/records/words'
import type { HostLogEntry } from '../contract'
import { StoreFailure } from '../log/contract'
import type { TestRelay } from '../sync/contract'
import { listBackupRows } from '../transfer/backup/backups'
import { mergeBackup, replaceByBackup } from '../transfer/backup/restore-backup'
import {
  isRootOf,
  type KeyFile,
  keepUnderPassphrase,
  openWithPassphrase,
  readKeyFile,
  writeKeyFile,
} from '../folder/key-file'
import { Listeners } from './listeners'
import { NotReady } from './not-ready'
import {
  type FolderOptions,
  findLibrary,
  type FoundLibrary,
  type HeldFolder,
  holdFolder,
  type OpenedLibrary,
  openWithRoot,
} from '../folder/open-folder'
import { countHeld, isEmptyLibrary, whenHomeArrives } from './recover'
import { keepRoot } from '../folder/root-secret'
import type { Session } from './session'
import { type SetAside, setAside } from '../folder/set-aside'

export interface KeeperParts {
  readonly options: FolderOptions
  readonly testRelay: TestRelay
  openSession(opened: OpenedLibrary, folder: HeldFolder): Promise<Session>
  /** Its library is about to be closed: whoever looks at it lets go. */
  letGo(session: Session): void
  readonly report: (entry: HostLogEntry) => void
  readonly bug: (event: string, error: unknown) => void
}

type CannotOpen = (HostPhase & { readonly kind: 'cannot-open' })['reason']

const FIRST_WAIT_SECONDS = 1
const LONGEST_WAIT_SECONDS = 300

export class LibraryKeeper {
  readonly phases = new Listeners<HostPhase>()
  readonly #parts: KeeperParts
  #phase: HostPhase = { kind: 'starting' }
  #folder: HeldFolder | undefined
  #session: Session | undefined
  #keyFile: KeyFile | undefined
  #wrongTries = 0
  #nextTryAt = 0
  /** Restores follow one another: each puts a library in the place of the one that it found. */
  #restoring: Promise<unknown> = Promise.resolve()

  constructor(parts: KeeperParts) {
    this.#parts = parts
  }

  get phase(): HostPhase {
    return this.#phase
  }

  /** None while a library may still have to make way again for what was there. */
  get session(): Session | undefined {
    return this.#phase.kind === 'ready' ? this.#session : undefined
  }

  /** Where the library is, checked and locked; undefined when it cannot be had. */
  get folder(): HeldFolder | undefined {
    return this.#folder
  }

  async open(): Promise<void> {
    try {
      const folder = holdFolder(this.#parts.options)
      if ('kind' in folder) return this.#cannotOpen(folder.reason)
      this.#folder = folder
      await this.#found(await findLibrary(folder, this.#parts.options))
    } catch (error) {
      this.#parts.bug('library-open-failed', error)
      this.#cannotOpen('unknown')
    }
  }

  async close(): Promise<void> {
    await this.#closeSession()
    this.#folder?.lock?.release()
    this.#folder = undefined
  }

  async unlock(passphrase: string): Promise<HostReply<'unlock'>> {
    if (this.#phase.kind === 'ready') return { kind: 'unlocked' }
    const { options } = this.#parts
    const folder = this.#folder
    const keyFile = this.#keyFile
    if (!folder || keyFile?.backend !== 'passphrase') throw new NotReady()
    const root = this.#openRoot(keyFile, passphrase)
    if ('kind' in root) return root
    await this.#found(openWithRoot(folder, options, { root, backend: 'passphrase' }))
    return { kind: 'unlocked' }
  }

  restoreFromWords(words: string, relay: string): Promise<RestoreReply> {
    return this.#inTurn(() => this.#restoreFromWords(words, relay))
  }

  setPassphrase(session: Session, passphrase: string): void {
    writeKeyFile(this.#writableFolder().path, keepUnderPassphrase(session.root, passphrase))
    session.backend = 'passphrase'
  }

  /** Before the words are shown or the passphrase is changed; undefined where none protects it. */
  wrongPassphrase(passphrase = ''): WrongPassphrase | undefined {
    if (this.session?.backend !== 'passphrase' || !this.#folder) return undefined
    const keyFile = readKeyFile(this.#folder.path)
    // A damaged or missing file protects nothing, and the words are what mends it.
    if (typeof keyFile === 'string' || keyFile.backend !== 'passphrase') return undefined
    const root = this.#openRoot(keyFile, passphrase)
    return 'kind' in root ? root : undefined
  }

  /** Into a library that works it is merged; in the place of one that does not open it is put. */
  restoreBackup(name: string): Promise<RestoreReply> {
    return this.#inTurn(() => this.#restoreBackup(name))
  }

  listBackups(): readonly BackupRow[] {
    return this.#folder ? listBackupRows(this.#folder.path) : []
  }

  #inTurn<Reply>(restore: () => Promise<Reply>): Promise<Reply> {
    const ended = this.#restoring.then(restore)
    // Whoever asked is told; the next is not kept from its turn.
    this.#restoring = ended.catch(() => {})
    return ended
  }

  async #restoreFromWords(words: string, relay: string): Promise<RestoreReply> {
    const root = parseWords(words)
    if (typeof root === 'string') return { kind: 'refused', reason: root }
    const folder = this.#writableFolder()
    if (this.#phase.kind === 'locked') return this.#unlockWithWords(folder, root)
    if (this.#holdsSomething()) return { kind: 'refused', reason: 'library-not-empty' }
    const test = await this.#parts.testRelay(relay)
    if (test.kind !== 'works') return { kind: 'refused', reason: 'relay-unreachable' }
    // A person may have written something while the relay was asked.
    if (this.#holdsSomething()) return { kind: 'refused', reason: 'library-not-empty' }
    return this.#replaceByWords(folder, root, test.address)
  }

  #holdsSomething(): boolean {
    return this.#session !== undefined && !isEmptyLibrary(this.#session.library)
  }

  async #restoreBackup(name: string): Promise<RestoreReply> {
    const folder = this.#writableFolder()
    if (this.#session)
      return mergeBackup(this.#session.library, name, deriveLocalKey(this.#session.root))
    if (this.#phase.kind !== 'cannot-open') throw new NotReady()
    const replaced = replaceByBackup(folder.path, name, this.#parts.options.clock.now())
    if (replaced.kind === 'refused')
      return replaced.reason === 'no-space'
        ? { kind: 'refused', reason: 'no-space' }
        : { kind: 'refused', reason: 'backup-damaged' }
    await this.#found(await findLibrary(folder, this.#parts.options))
    this.#tellAside(replaced.aside)
    // Locked, the page asks for what opens it next.
    return { kind: 'restored', noteCount: replaced.noteCount }
  }

  async #found(found: FoundLibrary): Promise<void> {
    switch (found.kind) {
      case 'open':
        await this.#openSession(found)
        return
      case 'locked':
        this.#keyFile = found.keyFile
        this.#setPhase({ kind: 'locked', needs: found.needs })
        return
      case 'cannot-open':
        this.#cannotOpen(found.reason)
        return
    }
  }

  async #openSession(opened: OpenedLibrary): Promise<Session> {
    const session = await this.#beginSession(opened)
    this.#setPhase({ kind: 'ready' })
    return session
  }

  async #beginSession(opened: OpenedLibrary): Promise<Session> {
    if (!this.#folder) throw new NotReady()
    try {
      this.#session = await this.#parts.openSession(opened, this.#folder)
    } catch (error) {
      // Nobody else would let go of its file.
      opened.close()
      throw error
    }
    return this.#session
  }

  async #closeSession(): Promise<void> {
    const session = this.#session
    if (!session) return
    this.#session = undefined
    this.#parts.letGo(session)
    await session.close()
  }

  /** The words of the library that is here open it; those of another person do not. */
  async #unlockWithWords(folder: HeldFolder, root: Uint8Array): Promise<RestoreReply> {
    const { options } = this.#parts
    if (this.#keyFile && !isRootOf(this.#keyFile, root))
      return { kind: 'refused', reason: 'library-not-empty' }
    const opened = openWithRoot(folder, options, { root, backend: 'file' })
    if (opened.kind === 'locked') return { kind: 'refused', reason: 'library-not-empty' }
    if (opened.kind === 'cannot-open') {
      await this.#found(opened)
      throw new NotReady()
    }
    const backend = await keepRoot(folder.path, root, options.keychain)
    const session = await this.#beginSession({ ...opened, backend })
    this.#noteWordsWritten(session)
    this.#setPhase({ kind: 'ready' })
    return countHeld(session.library)
  }

  async #replaceByWords(
    folder: HeldFolder,
    root: Uint8Array,
    relayUntilHome: string,
  ): Promise<RestoreReply> {
    const { options } = this.#parts
    const wasDamaged = this.#phase.kind === 'cannot-open'
    const aside = await this.#makeRoom(folder, wasDamaged ? 'damaged' : 'replaced')
    const backend = await keepRoot(folder.path, root, options.keychain)
    const opened = openWithRoot(folder, options, { root, backend, relayUntilHome })
    if (opened.kind === 'open') {
      const session = await this.#beginSession(opened)
      // Nothing can be written into it before: what was there may have to come back.
      if (await whenHomeArrives(session.library)) {
        this.#noteWordsWritten(session)
        this.#setPhase({ kind: 'ready' })
        if (wasDamaged) this.#tellAside(aside.name)
        return countHeld(session.library)
      }
      await this.#closeSession()
    }
    await this.#putBack(folder, aside)
    return { kind: 'refused', reason: opened.kind === 'open' ? 'nothing-found' : 'no-space' }
  }

  async #makeRoom(folder: HeldFolder, reason: 'damaged' | 'replaced'): Promise<SetAside> {
    this.#setPhase({ kind: 'starting' })
    await this.#closeSession()
    return setAside(folder.path, this.#parts.options.clock.now(), reason)
  }

  /** What was begun goes aside in its turn, so that nothing is written over. */
  async #putBack(folder: HeldFolder, aside: SetAside): Promise<void> {
    setAside(folder.path, this.#parts.options.clock.now(), 'replaced')
    aside.putBack()
    await this.#found(await findLibrary(folder, this.#parts.options))
  }

  #tellAside(file: string): void {
    this.#session?.library.log.writeMeta('damagedFile', file)
  }

  /** Whoever typed them has them: they are not recalled again, but for a disk that takes nothing. */
  #noteWordsWritten({ library }: Session): void {
    try {
      library.log.writeMeta('wordsWritten', '1')
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      const details = { error: error.error }
      this.#parts.report({ level: 'warning', event: 'words-not-noted', details })
    }
  }

  #openRoot(
    keyFile: KeyFile & { readonly backend: 'passphrase' },
    passphrase: string,
  ): Uint8Array | WrongPassphrase {
    const left = this.#nextTryAt - this.#parts.options.clock.now()
    if (left > 0) return { kind: 'wrong', waitSeconds: Math.ceil(left / 1000) }
    // Nothing typed is no try: it is how a page learns that one is needed.
    if (passphrase === '') return { kind: 'wrong', waitSeconds: 0 }
    const root = openWithPassphrase(keyFile, passphrase)
    if (!root) return this.#slowDown()
    this.#wrongTries = 0
    return root
  }

  #slowDown(): WrongPassphrase {
    const waitSeconds = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** this.#wrongTries)
    this.#wrongTries += 1
    this.#nextTryAt = this.#parts.options.clock.now() + waitSeconds * 1000
    return { kind: 'wrong', waitSeconds }
  }

  #writableFolder(): HeldFolder {
    if (!this.#folder || this.#folder.access === 'read') throw new NotReady()
    return this.#folder
  }

  #cannotOpen(reason: CannotOpen): void {
    this.#parts.report({ level: 'error', event: 'library-cannot-open', details: { reason } })
    const { folder } = this.#parts.options
    this.#setPhase({ kind: 'cannot-open', reason, folder, backups: this.listBackups() })
  }

  #setPhase(phase: HostPhase): void {
    this.#phase = phase
    this.phases.tell(phase)
  }
}
