/** Which addresses a link or an image may carry into a note. Relative ones pass: importing resolves them. */

const SCHEMES: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'tel', 'carnet'])
const MAX_LETTERS = 4096

export function safeHref(written: string): string | undefined {
  const href = clean(written)
  if (href === '' || href.length > MAX_LETTERS) return undefined
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(href)?.[1]?.toLowerCase()
  return scheme === undefined || SCHEMES.has(scheme) ? href : undefined
}

/** As for links, and images that are written out in the file itself. */
export function safeSrc(written: string): string | undefined {
  if (/^data:image\/[a-z+.-]+;base64,/iu.test(written)) return written.replace(/\s+/gu, '')
  return safeHref(written)
}

/** Browsers skip control characters in a scheme, so they cannot hide one here. */
function clean(address: string): string {
  return address.replace(/\p{Cc}+/gu, '').trim()
}
