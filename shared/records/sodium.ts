import sodium from 'libsodium-wrappers-sumo'

export { sodium }

/** libsodium is WebAssembly: await this once, in each process's entry, before any key or record is touched. */
export async function readySodium(): Promise<void> {
  await sodium.ready
}
