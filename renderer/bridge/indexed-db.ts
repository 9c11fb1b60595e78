/** IndexedDB as promises that always settle: what its events say, an error or a value. */
import type { PageClock } from './page-clock'

/** The browser's storage, and whose time it is given to answer in. */
export interface Storage {
  readonly factory: IDBFactory
  readonly clock: Pick<PageClock, 'after'>
}

/** Milliseconds. Storage that hangs, or that a frozen window blocks, answers never. */
export const STORAGE_PATIENCE = 5000

/** Rejects when it fails or does not answer in time; a late answer is closed. */
export function openDatabase(
  { factory, clock }: Storage,
  name: string,
  create: (database: IDBDatabase) => void,
): Promise<IDBDatabase> {
  return new Promise((settle, fail) => {
    let isLate = false
    const stopWaiting = clock.after(STORAGE_PATIENCE, () => {
      isLate = true
      fail(new Error('the browser did not open its storage in time'))
    })
    const request = factory.open(name)
    request.onupgradeneeded = () => create(request.result)
    request.onerror = () => {
      stopWaiting()
      fail(request.error)
    }
    request.onsuccess = () => {
      stopWaiting()
      const database = request.result
      // Another window deletes it: closing at once lets it.
      database.onversionchange = () => database.close()
      if (isLate) database.close()
      else settle(database)
    }
  })
}

/** Waits for other windows' connections to close themselves, and rejects when that takes too long. */
export function deleteDatabase({ factory, clock }: Storage, name: string): Promise<void> {
  return new Promise((settle, fail) => {
    const stopWaiting = clock.after(STORAGE_PATIENCE, () =>
      fail(new Error('the browser did not delete its storage in time')),
    )
    const request = factory.deleteDatabase(name)
    request.onerror = () => {
      stopWaiting()
      fail(request.error)
    }
    request.onsuccess = () => {
      stopWaiting()
      settle()
    }
  })
}

export function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((settle, fail) => {
    request.onsuccess = () => settle(request.result)
    request.onerror = () => fail(request.error)
  })
}

/** Settles when it is committed, fails when it was aborted, as by a full disk. */
export function whenDone(transaction: IDBTransaction): Promise<void> {
  return new Promise((settle, fail) => {
    transaction.oncomplete = () => settle()
    transaction.onabort = () => fail(transaction.error ?? new Error('the transaction was aborted'))
  })
}
