/**
 * What a second process gives the first: what it was asked to open, as its own arguments parser read
 * it. A link may come from a web page, so what comes with one is not handed over.
 */
import { isAbsolute } from 'node:path'
import { custom, nullable, object, safeParse } from 'valibot'
import type { LaunchArguments } from './arguments'
import { parseHandedLink } from './links'

export interface Handover {
  readonly link: string | null
  readonly importFolder: string | null
}

const HANDOVER = object({
  link: nullable(custom<string>((text) => parseHandedLink(text) !== undefined)),
  importFolder: nullable(custom<string>((text) => typeof text === 'string' && isAbsolute(text))),
})

export function createHandover(given: LaunchArguments): Handover {
  const importFolder = given.link === undefined ? given.importFolder : undefined
  return { link: given.link ?? null, importFolder: importFolder ?? null }
}

export function parseHandover(handed: unknown): Handover | undefined {
  const parsed = safeParse(HANDOVER, handed)
  return parsed.success ? parsed.output : undefined
}
