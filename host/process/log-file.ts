/**
 * A process's log: one JSON object a line in the library's `logs/`, two older files kept. Entries
 * hold no titles, texts, names, links or keys by contract; whatever looks like a link or a key is
 * masked all the same. A log that cannot be written never stops the app: it says so once.
 */
import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { HostLogEntry } from '../contract'
import { makeFolder } from './make-folder'

const MAX_BYTES = 1024 * 1024
const OLDER_FILES = 2

export type WriteLog = (entry: HostLogEntry) => void

export interface LogFile {
  readonly folder: string
  /** File name without its ending: `desktop`, `host`. */
  readonly name: string
  readonly now: () => number
}

export function createLog(file: LogFile): WriteLog {
  const path = join(file.folder, `${file.name}.jsonl`)
  let isBroken = false
  return (entry) => {
    const line = formatEntry(entry, file.now())
    try {
      makeFolder(file.folder)
      if (sizeOf(path) + line.length > MAX_BYTES) rotate(file)
      appendFileSync(path, line, { mode: 0o600 })
      isBroken = false
    } catch (error) {
      if (!isBroken) console.error(`Carnet cannot write its log: ${codeOf(error)}`)
      isBroken = true
    }
  }
}

export function formatEntry(entry: HostLogEntry, at: number): string {
  const details = Object.entries(entry.details ?? {}).map(([key, value]) => [
    key,
    typeof value === 'string' ? mask(value) : value,
  ])
  const { level, event } = entry
  const time = new Date(at).toISOString()
  return `${JSON.stringify({ time, level, event, ...Object.fromEntries(details) })}\n`
}

/** Hides links and anything as long as a key, whatever alphabet it is written in. */
export function mask(text: string): string {
  return text.replace(/carnet:\S+/giu, 'carnet:…').replace(/[\w+/=-]{32,}/gu, '…')
}

/** What of an error may be logged: its kind and where it happened, never what it says. */
export function describeError(error: unknown): { readonly error: string; readonly at: string } {
  if (!(error instanceof Error)) return { error: typeof error, at: '' }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line))
  const at = frames.slice(0, 6).map((line) => line.trim().replace(/(\(?)\S*[/\\]/u, '$1'))
  return { error: codeOf(error), at: at.join(' ') }
}

/** What a terminal may say of a bug: everything, once a developer asked for it. */
export function printBug(name: string, error: unknown): void {
  console.error(name, process.env.CARNET_DEBUG === '1' ? error : describeError(error))
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return (error as NodeJS.ErrnoException).code ?? error.name
}

function rotate(file: LogFile): void {
  for (let age = OLDER_FILES; age > 0; age--) {
    const younger = age === 1 ? `${file.name}.jsonl` : `${file.name}.${age - 1}.jsonl`
    if (sizeOf(join(file.folder, younger)) === 0) continue
    renameSync(join(file.folder, younger), join(file.folder, `${file.name}.${age}.jsonl`))
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
