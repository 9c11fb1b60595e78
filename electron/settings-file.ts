/** The shell's own small settings, beside Chromium's profile. A file it cannot read is as good as none. */
import { readFileSync } from 'node:fs'
import { boolean, fallback, type InferOutput, integer, nullable, number, object } from 'valibot'
import { parse, picklist, pipe } from 'valibot'
import { replaceFile } from '../host/process/replace-file'

const WHOLE = pipe(number(), integer())

const BOUNDS = object({ x: WHOLE, y: WHOLE, width: WHOLE, height: WHOLE, isMaximized: boolean() })

const SETTINGS = object({
  bounds: fallback(nullable(BOUNDS), null),
  /** Null until the page or the person chose one: then the system's. */
  language: fallback(nullable(picklist(['fr', 'en'])), null),
  theme: fallback(picklist(['light', 'dark', 'system']), 'system'),
  isSpellChecking: fallback(boolean(), false),
  hasCaptureKey: fallback(boolean(), false),
})

export type Settings = Readonly<InferOutput<typeof SETTINGS>>
export type SavedBounds = NonNullable<Settings['bounds']>

export interface SettingsFile {
  readonly settings: Settings
  change(change: Partial<Settings>): void
  /** Settles when the last change is on disk, or could not be written. */
  settled(): Promise<void>
}

export function openSettingsFile(
  path: string,
  tellFailure: (error: unknown) => void,
): SettingsFile {
  let settings = parseSettings(readText(path))
  let isWriting = false
  let writing = Promise.resolve()
  const write = async () => {
    // One write for all changes that came while it waited.
    isWriting = false
    await replaceFile(path, `${JSON.stringify(settings, null, 2)}\n`)
  }
  return {
    get settings() {
      return settings
    },
    change(change) {
      settings = { ...settings, ...change }
      if (isWriting) return
      isWriting = true
      writing = writing.then(write).catch(tellFailure)
    },
    settled: () => writing,
  }
}

export function parseSettings(text: string): Settings {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    // Missing or half a file: every setting takes its default.
    json = {}
  }
  return parse(SETTINGS, typeof json === 'object' && json !== null ? { ...EMPTY, ...json } : EMPTY)
}

const EMPTY = {
  bounds: null,
  language: null,
  theme: 'system',
  isSpellChecking: false,
  hasCaptureKey: false,
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
