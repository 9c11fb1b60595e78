/**
 * y-indexeddb keeps no hold of its promises: when the browser's storage fails, each of its writes
 * ends as an unhandled rejection. The working copy tells of the same trouble by its own way, so
 * these are logged and not shown as a bug.
 */
import type { Unsubscribe } from '../../shared/model/origin'

const STORAGE_ERRORS =
  /^(Error: )?(QuotaExceededError|InvalidStateError|AbortError|UnknownError|VersionError|TransactionInactiveError)\b/u

function isStorageRejection(reason: unknown): boolean {
  if (!(reason instanceof Error) && !(reason instanceof DOMException)) return false
  return STORAGE_ERRORS.test(reason instanceof DOMException ? reason.name : reason.message)
}

export function calmStorageRejections(window: Window): Unsubscribe {
  const listen = (event: PromiseRejectionEvent) => {
    if (!isStorageRejection(event.reason)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    console.warn('The browser refused to keep a working copy.', event.reason)
  }
  window.addEventListener('unhandledrejection', listen)
  return () => window.removeEventListener('unhandledrejection', listen)
}
