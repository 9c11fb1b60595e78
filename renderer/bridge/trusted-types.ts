/**
 * The very first import of the page: from here on every string that becomes HTML, pasted or parsed
 * by a library, passes DOMPurify. Our own code writes no HTML.
 */
import DOMPurify from 'dompurify'

interface PolicyFactory {
  createPolicy(name: string, rules: { readonly createHTML: (html: string) => string }): unknown
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory }

// The one module that acts when imported: libraries imported after it may parse HTML at once.
trustedTypes?.createPolicy('default', { createHTML: (html) => DOMPurify.sanitize(html) })
