/**
 * The very first import of the page: from here on every string that becomes HTML, pasted or parsed
 * by a library, passes DOMPurify. Our own code writes no HTML.
 */
import DOMPurify from 'dompurify'

interface PolicyRules {
  readonly createHTML: (html: string) => string
  /** Null for none: the browser refuses it, and reports that it did. */
  readonly createScriptURL: (address: string) => string | null
}

interface PolicyFactory {
  createPolicy(name: string, rules: PolicyRules): unknown
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory }

// The one module that acts when imported: libraries imported after it may parse HTML at once.
trustedTypes?.createPolicy('default', {
  createHTML: (html) => DOMPurify.sanitize(html),
  createScriptURL: (address) => (isOwnWorker(address) ? address : null),
})

/** The page's own threads, as the build names them beside its other files. */
function isOwnWorker(address: string): boolean {
  if (!URL.canParse(address, document.baseURI)) return false
  const { href } = new URL('./assets/', document.baseURI)
  const wanted = new URL(address, document.baseURI).href
  return wanted.startsWith(href) && /^[\w-]+-worker-[\w-]+\.js$/u.test(wanted.slice(href.length))
}
