/** What `serve.js` is told: unlike the desktop's, its arguments are its own, so a wrong one is refused. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export const SERVE_USAGE = `carnet served on the loopback address
  --library FOLDER   the library's folder
  --port PORT        a port of your choice; 0 takes any free one
  --import FOLDER    bring in a folder of .md, .txt and .html files
  carnet://…         open a link
  --help             this text`

export interface ServeArguments {
  readonly library: string | undefined
  readonly port: number | undefined
  readonly importFolder: string | undefined
  readonly link: string | undefined
}

export type ParsedServeArguments =
  | { readonly kind: 'serve'; readonly arguments: ServeArguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly reason: string }

export function parseServeArguments(argv: readonly string[], cwd: string): ParsedServeArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        library: { type: 'string' },
        port: { type: 'string' },
        import: { type: 'string' },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help) return { kind: 'help' }
    const [link, ...others] = positionals
    if (others.length > 0 || (link !== undefined && !/^carnet:/iu.test(link))) {
      return { kind: 'refused', reason: `${others[0] ?? link} is not an option` }
    }
    const port = values.port === undefined ? undefined : Number(values.port)
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
      return { kind: 'refused', reason: `${values.port} is not a port` }
    }
    const folder = (given: string | undefined) =>
      given === undefined ? undefined : resolve(cwd, given)
    return {
      kind: 'serve',
      arguments: {
        library: folder(values.library),
        port,
        importFolder: folder(values.import),
        link,
      },
    }
  } catch (error) {
    return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) }
  }
}
