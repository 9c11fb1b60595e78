// What stories about imports and exports begin with; it is put away when they end.
import { createTemporaryFolder } from './folders'
import { onEnd } from './on-end'
import { openTransfers, type TransferSetup, writeFiles } from './transfers'

/** The smallest PNG. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export async function startTransfers(): Promise<TransferSetup> {
  const setup = await openTransfers()
  onEnd(() => setup.close())
  return setup
}

export async function emptyFolder(): Promise<string> {
  const { path, remove } = await createTemporaryFolder('transfer')
  onEnd(remove)
  return path
}

export async function folderWith(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const path = await emptyFolder()
  await writeFiles(path, files)
  return path
}
