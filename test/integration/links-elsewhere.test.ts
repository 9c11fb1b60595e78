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
