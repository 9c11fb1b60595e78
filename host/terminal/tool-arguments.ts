/** What `library-tool.js` is told. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Language } from '../../shared/contract/language'

export const TOOL_USAGE = `library-tool works on a library that no running Carnet has open
  list-backups       what can be restored
  backup             back the library up now
  restore NAME       put a backup back; what is newer in the library is kept
  words              print the 24 words that restore the library: keep them secret
  --library FOLDER   the library's folder
  --lang fr|en       the language of the words
  --help             this text
A passphrase or words that a locked library needs are asked for, or read from the input's first line.`

export type ToolCommand =
  | { readonly kind: 'list-backups' }
  | { readonly kind: 'backup' }
  | { readonly kind: 'restore'; readonly name: string }
  | { readonly kind: 'words'; readonly language: Language }

export type ParsedToolArguments =
  | { readonly kind: 'run'; readonly command: ToolCommand; readonly library: string | undefined }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly reason: string }

export function parseToolArguments(argv: readonly string[], cwd: string): ParsedToolArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        library: { type: 'string' },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help) return { kind: 'help' }
    const command = parseCommand(positionals, values.lang)
    if (typeof command === 'string') return { kind: 'refused', reason: command }
    const library = values.library === undefined ? undefined : resolve(cwd, values.library)
    return { kind: 'run', command, library }
  } catch (error) {
    return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) }
  }
}

function parseCommand(
  [command, name, ...rest]: readonly string[],
  language = 'fr',
): ToolCommand | string {
  if (rest.length > 0 || (name !== undefined && command !== 'restore')) {
    return `${rest[0] ?? name} is one word too many`
  }
  switch (command) {
    case 'list-backups':
    case 'backup':
      return { kind: command }
    case 'restore':
      return name === undefined ? 'restore needs the name of a backup' : { kind: command, name }
    case 'words':
      if (language !== 'fr' && language !== 'en') return `${language} is not fr or en`
      return { kind: command, language }
    default:
      return command === undefined ? 'nothing to do' : `${command} is not a command`
  }
}
