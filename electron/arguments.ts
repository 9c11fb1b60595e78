/**
 * What the command line asks of the desktop app. Chromium and a person's shell put other switches
 * there too, which are not ours to judge. A link may come from a web page through the system:
 * nothing that stands after one counts.
 */
import { resolve } from 'node:path'
import type { Language } from '../shared/contract/language'
import { parseHandedLink } from './links'

export interface LaunchArguments {
  readonly library: string | undefined
  readonly importFolder: string | undefined
  readonly language: Language | undefined
  readonly link: string | undefined
}

const OPTION = /^--(library|import|lang)(?:=(.*))?$/su

export function parseArguments(argv: readonly string[], cwd: string): LaunchArguments {
  const given = new Map<string, string>()
  let link: string | undefined
  for (let at = 1; at < argv.length; at++) {
    const text = argv[at] ?? ''
    if (/^carnet:/iu.test(text)) {
      link = parseHandedLink(text)
      break
    }
    const [, name, attached] = OPTION.exec(text) ?? []
    if (name === undefined) continue
    const next = argv[at + 1]
    const value = attached ?? (next?.startsWith('-') || /^carnet:/iu.test(next ?? '') ? '' : next)
    if (attached === undefined && value !== '') at += 1
    if (value) given.set(name, value)
  }
  return {
    library: folder(given.get('library'), cwd),
    importFolder: folder(given.get('import'), cwd),
    language: parseLanguage(given.get('lang')),
    link,
  }
}

/** `fr-CA` and its like speak French, everything else that is named English. */
export function parseLanguage(text: string | undefined): Language | undefined {
  if (!text) return undefined
  return /^fr(?![a-z])/iu.test(text) ? 'fr' : 'en'
}

function folder(given: string | undefined, cwd: string): string | undefined {
  return given === undefined ? undefined : resolve(cwd, given)
}
