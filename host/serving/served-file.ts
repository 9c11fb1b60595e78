/** What served mode remembers between two starts: its port, and the hashes of the cookies it gave. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  array,
  type InferOutput,
  integer,
  length,
  maxValue,
  minValue,
  number,
  object,
  optional,
  pipe,
  safeParse,
  string,
} from 'valibot'
import { replaceFile } from '../process/replace-file'

const SERVED = object({
  port: optional(pipe(number(), integer(), minValue(1), maxValue(65535))),
  sessions: array(object({ hash: pipe(string(), length(43)), startedAt: number() })),
})

export type ServedFile = InferOutput<typeof SERVED>

const EMPTY: ServedFile = { sessions: [] }

/** A file that is missing or says something else counts as empty: a person opens a new address. */
export async function readServedFile(library: string): Promise<ServedFile> {
  const text = await readFile(join(library, 'served.json'), 'utf8').catch(() => '')
  const parsed = safeParse(SERVED, parseJson(text))
  return parsed.success ? parsed.output : EMPTY
}

export function writeServedFile(library: string, file: ServedFile): Promise<void> {
  return replaceFile(join(library, 'served.json'), `${JSON.stringify(file)}\n`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: the schema refuses undefined.
    return undefined
  }
}
