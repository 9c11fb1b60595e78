// A process that writes attachments, one after another, until it is killed. It prints a name only once
// its bytes are on the disk.
import { randomBytes } from 'node:crypto'
import { Blobs } from '../../host/blobs/blobs'
import { sealBlob } from '../../host/blobs/seal-blob'
import { readySodium } from '../../shared/records/sodium'

const [library = '', bytes = '1'] = process.argv.slice(2)

await readySodium()
const blobs = new Blobs(library, 'writing')
process.stdout.write('ready\n')
for (;;) {
  const sealed = sealBlob(randomBytes(Number(bytes)))
  blobs.write(sealed.blobId, sealed.bytes)
  process.stdout.write(`written ${sealed.blobId} ${sealed.key}\n`)
}
