/**
 * The backups of an open library: one an hour while anything changes, each verified, the old ones
 * thinned out to days and weeks. The copy is made in a worker thread on a connection of its own.
 */
import { Worker } from 'node:worker_threads'
import type { JobOutcome } from '../../../shared/contract/jobs'
import type { BackupRow } from '../../../shared/contract/library'
import type { SyncClock } from '../../sync/contract'
import { type BackupResult, type FoundBackup, KEEP, listBackups, newestUntil } from './backup-files'
import type { Job, TellProgress } from '../contract'
import { JobFailure, reasonOf } from '../file-failure'
import type { TransferStart, WorkerReport } from '../messages'

const HOUR = 3_600_000
/** Not while the window opens. */
const FIRST = 5 * 60_000

export interface BackupsOptions {
  /** The library's. */
  readonly folder: string
  /** The built worker.ts. */
  readonly worker: URL
  readonly clock: SyncClock
  /** What of the key goes into a backup: the text of key.json, or null for "needs the 24 words". */
  readonly keyFile: () => string | null
  readonly tell: TellProgress
  /** After each automatic backup that was made or failed. */
  readonly ended: (outcome: JobOutcome) => void
}

export class Backups {
  readonly #options: BackupsOptions
  #cancelNext: () => void = () => {}
  #running: Promise<JobOutcome> | undefined
  #isClosed = false

  /** Begins the hourly round. */
  constructor(options: BackupsOptions) {
    this.#options = options
    this.#schedule(FIRST)
  }

  list(): readonly BackupRow[] {
    return listBackupRows(this.#options.folder)
  }

  get lastAt(): number | null {
    const { folder, clock } = this.#options
    return newestUntil(listBackups(folder), clock.now())?.manifest.at ?? null
  }

  /** Also when nothing changed: a person who asks gets one. */
  backUpNow(jobId: string): Job {
    const done = this.#make(jobId, 'asked')
    // A copy that has begun is short and harmless: it is let end.
    return { jobId, cancel: () => {}, done }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#cancelNext()
    await this.#running
  }

  #schedule(wait: number): void {
    if (this.#isClosed) return
    this.#cancelNext = this.#options.clock.after(wait, () => {
      void this.#make('hourly', 'hourly').then((outcome) => {
        this.#options.ended(outcome)
        this.#schedule(HOUR)
      })
    })
  }

  /** One after another. */
  #make(jobId: string, why: 'asked' | 'hourly'): Promise<JobOutcome> {
    const before = this.#running ?? Promise.resolve()
    const running = before.then(() => this.#run(jobId, why))
    this.#running = running
    return running
  }

  async #run(jobId: string, why: 'asked' | 'hourly'): Promise<JobOutcome> {
    const { folder, worker, clock, keyFile, tell } = this.#options
    const request = {
      libraryFolder: folder,
      at: clock.now(),
      keyFile: keyFile(),
      isForced: why === 'asked',
      prune: KEEP,
    }
    const outcome = await runInWorker(worker, { kind: 'backup', request }).then(
      (result): JobOutcome => ({
        kind: 'finished',
        count: result.kind === 'made' ? result.manifest.noteCount : 0,
        unchanged: 0,
        remarks: [],
        remarkCount: 0,
        folder,
        first: null,
      }),
      (error: unknown): JobOutcome => ({ kind: 'failed', reason: reasonOf(error) }),
    )
    if (why === 'asked') tell({ jobId, kind: 'backup', done: 1, total: 1, outcome })
    return outcome
  }
}

/** Also for a library that cannot be opened. */
export function listBackupRows(folder: string): readonly BackupRow[] {
  return listBackups(folder).map(rowOf)
}

function rowOf({ name, manifest }: FoundBackup): BackupRow {
  const { at, noteCount, bytes, needsWords } = manifest
  return { name, at, noteCount, bytes, needsWords }
}

function runInWorker(file: URL, start: TransferStart): Promise<BackupResult> {
  return new Promise((settle, fail) => {
    const worker = new Worker(file, { workerData: start })
    worker.once('error', fail)
    worker.once('exit', () => fail(new Error('the backup ended without a word')))
    worker.on('message', (report: WorkerReport) => {
      if (report.kind === 'backed-up') settle(report.result)
      else if (report.kind === 'failed') fail(new JobFailure(report.reason))
    })
  })
}
