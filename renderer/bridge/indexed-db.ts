/** IndexedDB as promises that always settle: what its events say, an error or a value. */

export function openDatabase(
  factory: IDBFactory,
  name: string,
  create: (database: IDBDatabase) => void,
): Promise<IDBDatabase> {
  return new Promise((settle, fail) => {
    const request = factory.open(name)
    request.onupgradeneeded = () => create(request.result)
    request.onerror = () => fail(request.error)
    request.onsuccess = () => {
      const database = request.result
      // Another window deletes it: closing at once lets it.
      database.onversionchange = () => database.close()
      settle(database)
    }
  })
}

/** Waits for other windows' connections to close themselves. */
export function deleteDatabase(factory: IDBFactory, name: string): Promise<void> {
  return new Promise((settle, fail) => {
    const request = factory.deleteDatabase(name)
    request.onerror = () => fail(request.error)
    request.onsuccess = () => settle()
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
