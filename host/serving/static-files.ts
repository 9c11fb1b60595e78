/**
 * The built page's files, and nothing else on the disk. The grammar of a path is what the build
 * writes: plain letters, no percent sign, no dot first. So `..`, `%2e`, `%2f`, `%5c`, NUL and UNC
 * paths have no spelling here, and a link that leads elsewhere is not followed.
 */
import { readFile, realpath } from 'node:fs/promises'
import { extname, join } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

const PATH = /^(?:\/[\w-][\w.@-]*)+$/u
const MAX_PATH_LETTERS = 512
const NONCE_PLACE = /<meta\s+property="csp-nonce"[^>]*>/u

export type Asset =
  | {
      readonly kind: 'found'
      readonly bytes: Uint8Array<ArrayBuffer>
      readonly type: string
      /** The build names it after its content. */
      readonly isImmutable: boolean
      readonly isPage: boolean
    }
  | { readonly kind: 'refused'; readonly status: 403 | 404 }

/** Takes the path as it stands in the address, undecoded. `/` is the page itself. */
export function parseAssetPath(path: string): readonly string[] | undefined {
  if (path === '/') return ['index.html']
  if (path.length > MAX_PATH_LETTERS || !PATH.test(path)) return undefined
  const names = path.slice(1).split('/')
  return names.some((name) => name.endsWith('.')) ? undefined : names
}

export async function readAsset(folder: string, path: string): Promise<Asset> {
  const names = parseAssetPath(path)
  if (!names) return { kind: 'refused', status: 403 }
  const type = TYPES[extname(names.at(-1) ?? '')]
  if (type === undefined) return { kind: 'refused', status: 404 }
  try {
    const place = join(await realpath(folder), ...names)
    if ((await realpath(place)) !== place) return { kind: 'refused', status: 403 }
    return {
      kind: 'found',
      bytes: new Uint8Array(await readFile(place)),
      type,
      isImmutable: names[0] === 'assets',
      isPage: type.startsWith('text/html'),
    }
  } catch (error) {
    if (isAbsence(error)) return { kind: 'refused', status: 404 }
    throw error
  }
}

/** The page with this answer's nonce written where the interface reads it. */
export function fillNonce(page: Uint8Array, nonce: string): Uint8Array<ArrayBuffer> {
  const meta = `<meta property="csp-nonce" nonce="${nonce}" content="${nonce}">`
  return new TextEncoder().encode(new TextDecoder().decode(page).replace(NONCE_PLACE, meta))
}

function isAbsence(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return ['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENAMETOOLONG'].includes(code)
}
