/** The headers of every answer to a page, on the desktop's own scheme and in served mode alike. */

export interface PagePolicy {
  /** For the one `<style>` that the interface adds; fresh for each answer. */
  readonly nonce?: string
  /** Sources for connect-src; nothing on the desktop, its own loopback socket in served mode. */
  readonly connect?: readonly string[]
  /** A browser's other tabs could open the page; on the desktop nothing can. */
  readonly openers?: 'possible' | 'none'
}

/** The value of Content-Security-Policy. */
export function formatContentPolicy(policy: PagePolicy = {}): string {
  const nonce = policy.nonce === undefined ? '' : ` 'nonce-${policy.nonce}'`
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src ${policy.connect?.join(' ') ?? "'none'"}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default dompurify',
  ].join('; ')
}

export function securityHeaders(policy: PagePolicy = {}): Record<string, string> {
  return {
    'content-security-policy': formatContentPolicy(policy),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    // It has Chromium end the window's first process and start another one.
    ...(policy.openers === 'none' ? {} : { 'cross-origin-opener-policy': 'same-origin' }),
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  }
}
