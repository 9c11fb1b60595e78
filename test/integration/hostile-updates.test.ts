// What somebody with the right to edit writes, validly sealed, that Yjs cannot apply.
import { beforeAll, expect, it } from 'vitest'
import { readySodium } from '../../shared/records/sodium'
import { until } from '../support/replicas'
import { twoPeople } from '../support/replica-stories'

beforeAll(readySodium)

/** One letter whose left neighbour is a later one of the same client. */
const BROKEN = Uint8Array.from([1, 1, 0xe7, 7, 0, 0x84, 0xe7, 7, 64, 1, 0x78, 0])

it.each(['open', 'on disk alone'])('is put aside, and the note goes on, %s', async (how) => {
  const { laptop, desk, note } = await twoPeople()
  if (how === 'open') laptop.openPage(note)
  else laptop.library.documents.drop(note)
  desk.library.journal.add(note, BROKEN)
  desk.library.journal.flush()
  desk.library.sealer.schedule(note)
  await until([laptop, desk], () => laptop.heard('record-refused'))
  desk.type(note, 0, 'du bureau')
  await until([laptop, desk], () => laptop.text(note) === 'du bureau')
  laptop.type(note, 0, 'Mots ')
  await until([laptop, desk], () => desk.text(note) === 'Mots du bureau')
  expect(laptop.library.log.relay.quarantined(note)).toBe(1)
})

it('is put aside also where it breaks off in the midst of the note, which is read again whole', async () => {
  const { laptop, desk, note } = await twoPeople()
  laptop.openPage(note)
  const before = laptop.library.open(note)
  before?.doc.getMap('meta').observe(() => {
    throw new Error('nothing that an update says is sure to go through')
  })
  // Not on disk yet when the other's comes.
  before?.write((doc) => doc.getText('summary').insert(0, 'À moi'))
  desk.edit(note, (doc) => doc.getMap('meta').set('type', 'term'))
  await until([laptop, desk], () => laptop.heard('record-refused'))
  await until([laptop, desk], () => laptop.library.open(note) !== before)
  expect(laptop.text(note)).toBe('À moi')
  await until([laptop, desk], () => desk.text(note) === 'À moi')
})
