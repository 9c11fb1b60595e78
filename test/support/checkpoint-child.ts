// A machine that writes into one note at a relay until it is killed, with so short a tail that it
// posts checkpoints all the while. It prints a number only once everything up to it is saved.
import type { DocId } from '../../shared/records/keys'
import { parseBase64url } from '../../shared/records/bytes'
import { openMachine } from './replicas'

const [folder = '', relay = '', root = '', docId = '', from = '0'] = process.argv.slice(2)

const machine = await openMachine({
  name: 'laptop',
  relay,
  folder,
  root: parseBase64url(root) ?? new Uint8Array(),
  tailLimits: { records: 3, bytes: 1 << 20 },
})
const note = docId as DocId
machine.openPage(note)
process.stdout.write('ready\n')
for (let word = Number(from) + 1; ; word += 1) {
  machine.type(note, 0, `[${word}]`)
  machine.library.sealer.trySeal(note)
  process.stdout.write(`saved ${word}\n`)
  await machine.breathe()
}
