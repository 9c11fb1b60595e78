/**
 * What the desktop shell and its host's process tell each other. A page's port travels beside the
 * `page` message. Byte arrays are of exact size: a view would cross with its whole buffer.
 */
import { instance, literal, number, object, type InferOutput, safeParse, variant } from 'valibot'

export type ShellToHost =
  | {
      readonly kind: 'start'
      readonly folder: string
      readonly version: string
      readonly hasKeychain: boolean
      readonly isRestart: boolean
    }
  | { readonly kind: 'page' }
  | { readonly kind: 'import'; readonly folder: string }
  | { readonly kind: 'close' }
  /** The answer to `wrap` or `unwrap` of that number; undefined when the keychain did not do it. */
  | {
      readonly kind: 'keychain'
      readonly number: number
      readonly bytes: Uint8Array | undefined
    }

const HOST_TO_SHELL = variant('kind', [
  /** The library is open, or its pages were told why not. */
  object({ kind: literal('ready') }),
  object({ kind: literal('wrap'), number: number(), bytes: instance(Uint8Array) }),
  object({ kind: literal('unwrap'), number: number(), bytes: instance(Uint8Array) }),
])

export type HostToShell = InferOutput<typeof HOST_TO_SHELL>

/** The host reads what peers send: what it says to the shell is checked like anybody's. */
export function parseHostMessage(message: unknown): HostToShell | undefined {
  const parsed = safeParse(HOST_TO_SHELL, message)
  return parsed.success ? parsed.output : undefined
}
