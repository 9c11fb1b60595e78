// Links that name another relay than the one that a note lives at: old ones, or of somebody who means
// harm. Whoever can read the note goes on reading it, on all of their machines.
import { beforeAll, expect, it } from 'vitest'
import { type DocId, toViewCapability } from '../../shared/records/keys'
import { randomBytes } from '../../shared/records/random'
import { readySodium } from '../../shared/records/sodium'
import { formatLink } from '../../shared/text/link'
import { onEnd } from '../support/on-end'
import { openTestRelay, type TestRelay } from '../support/relay-server'
import { machineAt } from '../support/replica-stories'
import { type Machine, until } from '../support/replicas'
import { SharingCurator } from '../support/sharing-curators'

beforeAll(readySodium)

async function openRelay(): Promise<TestRelay> {
  const relay = await openTestRelay()
  onEnd(relay.close)
  return relay
}

/** Samuel’s laptop reads a note that lives at another relay than his own things do. */
async function noteElsewhere() {
  const [own, there, elsewhere] = [await openRelay(), await openRelay(), await openRelay()]
  const writer = await machineAt(there.url, 'writer')
  const note = writer.createNote('Semis')
  const link = writer.share(note, 'view')
  const laptop = await machineAt(own.url, 'laptop')
  laptop.takeUp(link)
  await until([laptop], () => laptop.title(note) === 'Semis')
  const linkElsewhere = (isTrue: boolean) => {
    const held = laptop.library.holdings.document(note)
    if (!held) throw new Error('it is not held')
    const key = toViewCapability(held.capability)
    return formatLink(isTrue ? key : { ...key, viewSecret: randomBytes(32) }, elsewhere.url)
  }
  /** Its relay is out of reach, so that all it has of the note is what his home document says. */
  const newDesk = async () => {
    await there.stop()
    const desk = await machineAt(own.url, 'desk', { root: laptop.root, joins: true })
    await until([desk], () => relayOf(desk, note) === there.url)
    return desk
  }
  const comeBack = async () => {
    const { folder, url } = there
    const again = await openTestRelay({ folder, port: Number(new URL(url).port) })
    onEnd(again.stop)
  }
  const readNews = async (...machines: readonly Machine[]) => {
    writer.type(note, 0, 'Après')
    await until(machines, () => machines.every((machine) => machine.text(note) === 'Après'))
    expect(machines.map((machine) => relayOf(machine, note))).toEqual(machines.map(() => there.url))
  }
  return { laptop, note, link, elsewhere, linkElsewhere, newDesk, comeBack, readNews }
}

/** Bob’s note is in Nadia’s notebook, to be edited, and lives at his relay: at hers there is nothing of it. */
async function noteThatCameWithANotebook() {
  const [a, b] = [await openRelay(), await openRelay()]
  const [bob, nadia, carol] = [
    new SharingCurator(await machineAt(b.url, 'bob')),
    new SharingCurator(await machineAt(a.url, 'nadia')),
    new SharingCurator(await machineAt(a.url, 'carol')),
  ]
  for (const curator of [bob, nadia, carol]) onEnd(() => curator.close())
  const all = [bob.machine, nadia.machine, carol.machine]
  const note = bob.machine.createNote('Semis')
  bob.allow(note, 'edit')
  const link = bob.machine.share(note, 'edit')
  nadia.machine.takeUp(link)
  await until(all, () => nadia.machine.title(note) === 'Semis')
  const notebook = nadia.notebook('Médiation', [note])
  carol.machine.takeUp(await nadia.shareToEdit(notebook))
  await until(all, () => carol.rightsTo(note) === 'edit')
  expect(relayOf(carol.machine, note)).toBe(a.url)
  return { bob: bob.machine, carol: carol.machine, note, link, theirs: b, all }
}

it('A note to edit that came with a notebook moves to where its own link says', async () => {
  const { bob, carol, note, link, theirs, all } = await noteThatCameWithANotebook()
  carol.takeUp(link)
  await until(all, () => carol.title(note) === 'Semis')
  expect(relayOf(carol, note)).toBe(theirs.url)
  carol.type(note, 0, 'Mots de Carol')
  await until(all, () => bob.text(note) === 'Mots de Carol')
})

it('A note to edit that something was written into where it is not moves with what was written', async () => {
  const { bob, carol, note, link, theirs, all } = await noteThatCameWithANotebook()
  carol.type(note, 0, 'Mots de Carol')
  await until(all, () => (carol.library.cursor(note)?.seq ?? 0) > 0)
  carol.takeUp(link)
  await until(all, () => carol.title(note) === 'Semis')
  expect(relayOf(carol, note)).toBe(theirs.url)
  await until(all, () => bob.text(note) === 'Mots de Carol')
})

it('A note to edit that is here is moved by no link, and comes back where a new machine let itself be led', async () => {
  const [own, there, elsewhere] = [await openRelay(), await openRelay(), await openRelay()]
  const writer = await machineAt(there.url, 'writer')
  const laptop = await machineAt(own.url, 'laptop')
  const note = writer.createNote('Semis')
  laptop.takeUp(writer.share(note, 'edit'))
  await until([laptop, writer], () => laptop.title(note) === 'Semis')
  const held = laptop.library.holdings.document(note)
  if (!held) throw new Error('it is not held')
  laptop.takeUp(formatLink(held.capability, elsewhere.url))
  expect(relayOf(laptop, note)).toBe(there.url)
  // As from another of the person’s machines.
  laptop.library.holdings.home.nameRelay(note, elsewhere.url)
  await until([laptop], () => relayOf(laptop, note) === there.url)
  laptop.type(note, 0, 'De là')
  await until([laptop, writer], () => writer.text(note) === 'De là')
})

function relayOf({ library }: Machine, note: DocId): string | undefined {
  return library.holdings.document(note)?.relay
}

/** What the one has written in the home document so far has come to the other. */
async function hears(other: Machine, from: Machine): Promise<void> {
  from.library.holdings.home.setName('Samuel')
  await until([other], () => other.library.holdings.home.profile.name === 'Samuel')
}

it.each([
  ['its own', true],
  ['a wrong', false],
])(
  'A link elsewhere, with %s key, that is opened on a new machine moves the note on none',
  async (_, isTrue) => {
    const { laptop, linkElsewhere, newDesk, comeBack, readNews } = await noteElsewhere()
    const desk = await newDesk()
    desk.takeUp(linkElsewhere(isTrue))
    await hears(laptop, desk)
    await comeBack()
    await readNews(laptop, desk)
  },
)

it('A note that a machine which has not read it moved elsewhere comes back for those that have', async () => {
  const { laptop, note, elsewhere, newDesk, comeBack, readNews } = await noteElsewhere()
  const desk = await newDesk()
  // As earlier versions did.
  desk.library.holdings.home.nameRelay(note, elsewhere.url)
  await hears(laptop, desk)
  await comeBack()
  await readNews(laptop, desk)
})

it.each(['view', 'edit'] as const)(
  'A note to %s whose relay does not answer is read where a new link says, and lives there then',
  async (rights) => {
    const [own, dead, alive] = [await openRelay(), await openRelay(), await openRelay()]
    const writer = await machineAt(alive.url, 'writer')
    const note = writer.createNote('Semis')
    const link = writer.share(note, rights)
    await writer.settledWith([])
    await dead.stop()
    const laptop = await machineAt(own.url, 'laptop')
    laptop.takeUp(link)
    const held = laptop.library.holdings.document(note)
    if (!held) throw new Error('it is not held')
    laptop.library.holdings.home.nameRelay(note, dead.url)
    laptop.library.journal.flush()
    await laptop.restart()
    expect([relayOf(laptop, note), laptop.title(note)]).toEqual([dead.url, ''])
    laptop.takeUp(link)
    await until([laptop], () => laptop.title(note) === 'Semis')
    await until([laptop], () => relayOf(laptop, note) === alive.url)
    writer.type(note, 0, 'Après')
    await until([laptop, writer], () => laptop.text(note) === 'Après')
    await laptop.restart()
    writer.type(note, 0, 'Et ')
    await until([laptop, writer], () => laptop.text(note) === 'Et Après')
  },
)

it('A note that was moved elsewhere for good comes back by its own link', async () => {
  const { laptop, note, link, elsewhere, readNews } = await noteElsewhere()
  laptop.library.log.relay.resetCursor(note)
  laptop.library.holdings.home.nameRelay(note, elsewhere.url)
  laptop.library.journal.flush()
  await laptop.restart()
  expect(relayOf(laptop, note)).toBe(elsewhere.url)
  laptop.takeUp(link)
  await readNews(laptop)
})
