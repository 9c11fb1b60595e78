// A wrong key to view beside a note's id, by mistake or by a curator who means harm: readers who take
// it up see nothing of the note, until some other key of theirs opens it.
import { beforeAll, describe, expect, it } from 'vitest'
import { toBase64url } from '../../shared/records/bytes'
import { Collection } from '../../shared/model/collection'
import { type DocId, toViewCapability } from '../../shared/records/keys'
import { randomBytes } from '../../shared/records/random'
import { readySodium } from '../../shared/records/sodium'
import { formatLink } from '../../shared/text/link'
import { until as untilHere } from '../support/replicas'
import { onEnd } from '../support/on-end'
import { openTestRelay } from '../support/relay-server'
import { machineAt } from '../support/replica-stories'
import { openSharers, type SharingCurator } from '../support/sharing-curators'

beforeAll(readySodium)

/** Nadia's notebook of one note, in which Mallory has written a key that opens nothing. */
async function notebookWithWrongKey() {
  const { curators, ...rest } = await openSharers('nadia', 'mallory', 'samuel')
  const [nadia, mallory, samuel] = curators as readonly [
    SharingCurator,
    SharingCurator,
    SharingCurator,
  ]
  const [note] = nadia.createNotes(1) as [DocId]
  const notebook = nadia.notebook('Médiation', [note])
  mallory.machine.takeUp(nadia.machine.share(notebook, 'edit'))
  await rest.until(() => mallory.rightsTo(note) === 'view')
  writeWrongKey(mallory, notebook, note)
  await rest.settled()
  const reads = (curator: SharingCurator) => curator.machine.title(note) === 'Note 1'
  return { nadia, mallory, samuel, note, notebook, reads, ...rest }
}

function writeWrongKey(mallory: SharingCurator, notebook: DocId, note: DocId): void {
  const keys = mallory.library.holdings.keys(note)?.keys
  if (!keys) throw new Error('Mallory does not hold it')
  const wrong = { v: toBase64url(randomBytes(32)), w: toBase64url(keys.writerKey) }
  mallory.machine.edit(notebook, (doc) => doc.getMap('keys').set(`${note}:${keys.roomId}`, wrong))
}

/** A link as anybody could write it who has once held the note: its own key, and a wrong one beside. */
function wrongLink(curator: SharingCurator, note: DocId): string {
  const held = curator.library.holdings.document(note)
  if (!held) throw new Error('it is not held')
  const wrong = { ...toViewCapability(held.capability), viewSecret: randomBytes(32) }
  return formatLink(wrong, curator.machine.relay)
}

function viewSecretOf(curator: SharingCurator, note: DocId): string {
  const held = curator.library.holdings.document(note)
  return held ? toBase64url(toViewCapability(held.capability).viewSecret) : ''
}

describe('a note whose key in a notebook is wrong', () => {
  it('opens with its own link, also on the person’s next machine and after a restart', async () => {
    const { nadia, samuel, note, notebook, reads, until, settled } = await notebookWithWrongKey()
    samuel.machine.takeUp(nadia.machine.share(notebook, 'view'))
    await until(() => samuel.rightsTo(note) === 'view')
    await settled()
    expect(reads(samuel)).toBe(false)
    samuel.machine.takeUp(nadia.machine.share(note, 'view'))
    await until(() => reads(samuel))
    nadia.machine.type(note, 0, 'Après')
    await until(() => samuel.machine.text(note) === 'Après')
    await samuel.machine.restart()
    expect(samuel.machine.text(note)).toBe('Après')
    const desk = await machineAt(samuel.machine.relay, 'samuel’s desk', {
      root: samuel.machine.root,
      joins: true,
    })
    await untilHere([desk], () => desk.text(note) === 'Après')
  })

  it('opens with the key of another notebook, and then for good', async () => {
    const { nadia, mallory, samuel, note, notebook, reads, until, settled } =
      await notebookWithWrongKey()
    samuel.machine.takeUp(nadia.machine.share(notebook, 'view'))
    await until(() => samuel.rightsTo(note) === 'view')
    await settled()
    const other = nadia.notebook('Reliure', [note])
    const link = nadia.machine.share(other, 'edit')
    samuel.machine.takeUp(link)
    await until(() => reads(samuel))
    await until(() => viewSecretOf(samuel, note) === viewSecretOf(nadia, note))
    mallory.machine.takeUp(link)
    await until(() => mallory.rightsTo(other) === 'edit')
    writeWrongKey(mallory, other, note)
    samuel.machine.takeUp(wrongLink(mallory, note))
    await settled()
    nadia.machine.type(note, 0, 'Après')
    await until(() => samuel.machine.text(note) === 'Après')
    expect(viewSecretOf(samuel, note)).toBe(viewSecretOf(nadia, note))
  })

  it('opens once a curator has mended the notebook, however often it was wrong', async () => {
    const { nadia, mallory, samuel, note, notebook, reads, until, settled } =
      await notebookWithWrongKey()
    samuel.machine.takeUp(nadia.machine.share(notebook, 'view'))
    await until(() => samuel.rightsTo(note) === 'view')
    await settled()
    writeWrongKey(mallory, notebook, note)
    await settled()
    const keys = nadia.library.holdings.keys(note)?.keys
    nadia.machine.edit(notebook, (doc) => keys && new Collection(doc).keys.add([keys]))
    await until(() => reads(samuel))
  })

  it('lives where its own link says, when nothing of it was found at the notebook’s relay', async () => {
    const { nadia, samuel, until } = await notebookWithWrongKey()
    const elsewhere = await openTestRelay()
    onEnd(elsewhere.close)
    const writer = await machineAt(elsewhere.url, 'writer')
    const note = writer.createNote('Note 1')
    const link = writer.share(note, 'view')
    nadia.machine.takeUp(link)
    await until(() => nadia.machine.title(note) === 'Note 1')
    const notebook = nadia.notebook('Reliure', [note])
    samuel.machine.takeUp(nadia.machine.share(notebook, 'view'))
    await until(() => samuel.rightsTo(note) === 'view')
    samuel.machine.takeUp(link)
    await until(() => samuel.machine.title(note) === 'Note 1')
  })
})

describe('a wrong link', () => {
  it('opened before its notebook came leaves the note to the notebook’s key', async () => {
    const { nadia, samuel, until, settled } = await notebookWithWrongKey()
    const [note] = nadia.createNotes(1) as [DocId]
    samuel.machine.takeUp(wrongLink(nadia, note))
    nadia.machine.share(note, 'view')
    await settled()
    samuel.machine.takeUp(nadia.machine.share(nadia.notebook('Reliure', [note]), 'view'))
    await until(() => samuel.machine.title(note) === 'Note 1')
  })

  it('opened on one machine takes nothing from another that reads the note', async () => {
    const { nadia, samuel, note, reads, until, settled } = await notebookWithWrongKey()
    samuel.machine.takeUp(nadia.machine.share(note, 'view'))
    await until(() => reads(samuel))
    const desk = await machineAt(samuel.machine.relay, 'samuel’s desk', {
      root: samuel.machine.root,
      joins: true,
    })
    await untilHere([desk], () => desk.title(note) === 'Note 1')
    samuel.machine.disconnect()
    // As a machine does that has nothing of the note yet.
    const { home } = desk.library.holdings
    const held = home.document(note)
    if (!held) throw new Error('it is not held')
    home.replaceViews([{ ...toViewCapability(held.capability), viewSecret: randomBytes(32) }])
    samuel.machine.connect()
    await untilHere(
      [desk, samuel.machine],
      () => viewSecretOf(samuel, note) === viewSecretOf(nadia, note),
    )
    await settled()
    nadia.machine.type(note, 0, 'Après')
    await until(() => samuel.machine.text(note) === 'Après')
  })
})
