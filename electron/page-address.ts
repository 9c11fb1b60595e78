/**
 * `carnet-app://app/`: the page's own scheme, so that it has an origin, storage and a policy, and
 * no `file:` address anywhere. `carnet:` is another thing: the links between notes.
 */
export const SCHEME = 'carnet-app'
export const ORIGIN = `${SCHEME}://app`
export const PAGE_URL = `${ORIGIN}/`

/** The path as written, or undefined for another host, a query, or any other form of address. */
export function readPath(url: string): string | undefined {
  if (!url.startsWith(PAGE_URL)) return undefined
  return url.slice(ORIGIN.length).replace(/#.*$/su, '')
}

/** Text alone: for a scheme of our own Node's URL answers `null` as the origin of everything. */
export function isOurUrl(url: string): boolean {
  return url === ORIGIN || url.startsWith(PAGE_URL)
}

const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/svg+xml'])

/** A picture that the page itself has drawn: in its memory, and of no other page's. */
export function isOwnPicture(url: string, mime: string): boolean {
  return url.startsWith(`blob:${PAGE_URL}`) && PICTURES.has(mime)
}
