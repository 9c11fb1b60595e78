/**
 * Served mode, where a browser's page takes the place of the desktop's window:
 *
 *   http://127.0.0.1:PORT/#token=<token>   what the terminal prints
 *   POST /session   JSON `{token}`, from the page's own origin: 204 and a cookie, or 401 for a token
 *                   that is wrong or was used; tokens work once
 *   GET /session    204 when the browser holds a valid cookie, 401 when it needs a new address
 *   WS /page        binary messages, one page frame each (page-frames.ts); 401 without a cookie
 *
 * The page takes the token out of its address (history.replaceState) before anything else, and
 * every address is without a query. A cookie outlives a restart of the server, so a page whose
 * socket closed comes back by itself. 1001 means that the host is closing, 1009 that a message was
 * larger than MAX_PAGE_MESSAGE.
 */
export const SESSION_PATH = '/session'
export const PAGE_PATH = '/page'
export const TOKEN_FRAGMENT = '#token='

/** Bytes of one message on the page's socket. */
export const MAX_PAGE_MESSAGE = 64 * 1024 * 1024

/** What the page finds in its address, or undefined. */
export function parseTokenFragment(hash: string): string | undefined {
  return /^#token=([\w-]{43})$/u.exec(hash)?.[1]
}
