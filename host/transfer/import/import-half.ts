/**
 * The second thread of a large import: makes every second note. Each thread mints the keys of its
 * own notes and tells the other their ids, since links lead both ways; what shows images goes back
 * to the first thread, with its secret.
 */
import { FileOrigins } from './file-origins'
import type { HostPort } from '../host-port'
import { Batch } from './import-batch'
import { ImportReader } from './import-reader'
import { LinkTargets } from './link-targets'
import type { FirstMade, ImportHalf, LeftFile } from '../messages'
import { Remarks } from '../remarks'

const TELL_EVERY = 32

export async function runImportHalf(start: ImportHalf, port: HostPort): Promise<void> {
  const { folder, files, sealing, own, others } = start
  const remarks = new Remarks()
  const reader = new ImportReader({
    folder,
    files,
    targets: new LinkTargets(files),
    sealing,
    origins: new FileOrigins(folder, sealing.localKey),
    remarks,
    images: undefined,
  })
  for (const [path, docId] of start.known) reader.learn(path, docId)
  port.send({ kind: 'minted', docIds: own.map(({ path }) => reader.mint(path)) })
  const minted = await port.whenMinted()
  others.forEach((path, at) => {
    const docId = minted[at]
    if (docId) reader.learn(path, docId)
  })
  const batch = new Batch(port)
  const left: LeftFile[] = []
  let first: FirstMade | null = null
  for (const [done, file] of own.entries()) {
    const made = reader.read(file)
    if (made === 'has-images') {
      const editSecret = reader.editSecret(file.path)
      if (editSecret) left.push({ file, editSecret })
    } else if (made) {
      first ??= { at: file.at, linked: made.kind, docId: made.docId }
      await batch.add(made)
    }
    if (done % TELL_EVERY === 0) port.send({ kind: 'half-progress', done: done + 1 - left.length })
  }
  await batch.finish()
  const { placed, count: remarkCount } = remarks
  port.send({ kind: 'half-done', count: batch.count, remarks: placed, remarkCount, left, first })
}
