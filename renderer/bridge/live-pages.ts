/** Which windows live now: each holds a lock of its name, and the browser frees it when one dies. */

const PREFIX = 'carnet-page/'

/** Held until the page is gone. */
export function claimPage(locks: LockManager, pageId: string): void {
  void locks.request(PREFIX + pageId, () => new Promise<void>(() => {}))
}

export async function readLivePages(locks: LockManager): Promise<ReadonlySet<string>> {
  const { held = [] } = await locks.query()
  const names = held.map(({ name }) => name ?? '').filter((name) => name.startsWith(PREFIX))
  return new Set(names.map((name) => name.slice(PREFIX.length)))
}
