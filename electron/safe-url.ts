/** Which addresses may leave the app: the system would run much else that looks like one. */

const MAX_LETTERS = 2048
// Control and invisible characters, spaces, and the backslash that browsers read as a slash.
const REFUSED = /[\p{C}\p{Z}\\]/u

/** The address as it may be handed to the system, or undefined. */
export function parseSafeUrl(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > MAX_LETTERS || REFUSED.test(text)) return undefined
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  if (url.protocol === 'https:') return isPlainHttps(text, url) ? url.href : undefined
  if (url.protocol === 'mailto:') return isPlainMailto(url) ? url.href : undefined
  return undefined
}

/** Names and passwords before the host make one address look like another. */
function isPlainHttps(text: string, url: URL): boolean {
  return /^https:\/\/[^/]/iu.test(text) && url.username === '' && url.password === ''
}

/** Some mail programs attach the local file that a link names. */
function isPlainMailto(url: URL): boolean {
  return ![...url.searchParams.keys()].some((key) => /^attach/iu.test(key))
}
