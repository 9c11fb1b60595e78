// Notes shared between machines through a real relay, told as people would live it.
import { beforeAll, describe, expect, it } from 'vitest'
import { readySodium } from '../../shared/records/sodium'
import { onEnd } from '../support/on-end'
import { openMachine, until } from '../support/replicas'
import { machineAt, twoPeople } from '../support/replica-stories'
import { createRandom } from '../support/random'
import { openTestRelay } from '../support/relay-server'

beforeAll(readySodium)

describe('two machines with one note', () => {
  it('both show what either wrote', async () => {
    const { laptop, desk, note, settled } = await twoPeople()
    laptop.type(note, 0, 'bonjour')
    await settled()
    expect(desk.text(note)).toBe('bonjour')
    desk.type(note, 7, ' à toutes')
    await settled()
    expect(laptop.text(note)).toBe('bonjour à toutes')
  })

  it('agree after both have typed and deleted in one paragraph without a network', async () => {
    const { laptop, desk, note, settled } = await twoPeople()
    laptop.type(note, 0, 'Le semis se fait en mars.')
    await settled()
    laptop.disconnect()
    desk.disconnect()
    laptop.type(note, 8, ' précoce')
    laptop.erase(note, 0, 3)
    desk.erase(note, 20, 4)
    desk.type(note, 20, 'avril')
    laptop.connect()
    desk.connect()
    await settled()
    expect(desk.text(note)).toBe('semis précoce se fait en avril.')
    expect(laptop.text(note)).toBe(desk.text(note))
  })

  it('show what the other types while both have it open, through live channels', async () => {
    const { laptop, desk, note, settled } = await twoPeople()
    laptop.openPage(note)
    desk.openPage(note)
    await settled()
    for (const word of ['un ', 'deux ', 'trois ']) {
      laptop.type(note, laptop.text(note).length, word)
      await settled()
      expect(desk.text(note)).toBe(laptop.text(note))
    }
  })

  it('send nothing again after a restart of both', async () => {
    const { relay, laptop, desk, note, settled } = await twoPeople()
    laptop.type(note, 0, 'une fois')
    await settled()
    const heads = await laptop.heads(relay.url)
    await laptop.restart()
    await desk.restart()
    await settled()
    expect(await laptop.heads(relay.url)).toEqual(heads)
    expect(desk.text(note)).toBe('une fois')
  })

  it('send nothing again when one of them has to read everything again', async () => {
    const { relay, laptop, note, settled } = await twoPeople()
    laptop.type(note, 0, 'une fois')
    await settled()
    const heads = await laptop.heads(relay.url)
    laptop.library.resetCursor(note)
    await laptop.restart()
    await settled()
    expect(await laptop.heads(relay.url)).toEqual(heads)
  })

  it('go on when the relay has been away for a while', async () => {
    const { relay, laptop, desk, note, settled } = await twoPeople()
    laptop.type(note, 0, 'avant ')
    await settled()
    await relay.stop()
    laptop.type(note, 6, 'pendant ')
    await until([laptop], () => {
      const state = laptop.sync.relayState(note)
      return state.kind === 'unreachable' && state.reason === 'refused'
    })
    expect(laptop.sync.relayState(note)).toMatchObject({ address: relay.url })
    const again = await openTestRelay({ folder: relay.folder, port: relay.relay.port })
    onEnd(again.close)
    desk.type(note, 0, 'et ')
    await settled()
    expect(laptop.text(note)).toBe('et avant pendant ')
    expect(desk.text(note)).toBe(laptop.text(note))
    expect(laptop.sync.relayState(note).kind).toBe('online')
  })

  it('leave waiting what cannot be sent, and say since when', async () => {
    const { laptop, note, settled } = await twoPeople()
    laptop.disconnect()
    laptop.type(note, 0, 'seule')
    expect(laptop.library.waiting(note).count).toBeGreaterThan(0)
    expect(laptop.library.waiting(note).since).not.toBeNull()
    laptop.connect()
    await settled()
    expect(laptop.library.waiting(note).count).toBe(0)
  })
})

describe('a note that was shared to view', () => {
  it('shows the reader what the author writes, and never what the reader does', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const author = await machineAt(relay.url, 'author')
    const reader = await machineAt(relay.url, 'reader')
    const note = author.createNote('Semis')
    author.type(note, 0, 'lisez')
    reader.takeUp(author.share(note, 'view'))
    const settled = () => author.settledWith([reader])
    await settled()
    expect(reader.text(note)).toBe('lisez')

    // As a damaged interface would: the library itself says that the note is not to be written.
    reader.type(note, 0, 'je gribouille ')
    author.type(note, 5, ' bien')
    reader.openPage(note)
    await settled()
    await reader.restart()
    await settled()
    expect(author.text(note)).toBe('lisez bien')
    expect(reader.text(note)).toBe('je gribouille lisez bien')
    expect(relay.log()).not.toContain('write-not-proved')
  })
})

describe('one person', () => {
  it('finds every note on a new machine by their 24 words alone', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const laptop = await machineAt(relay.url, 'laptop')
    const notes = ['un', 'deux', 'trois'].map((title) => laptop.createNote(title))
    for (const note of notes) laptop.type(note, 0, `texte de ${laptop.title(note)}`)
    await laptop.settledWith([])
    await laptop.close()

    const desk = await openMachine({
      name: 'desk',
      relay: relay.url,
      root: laptop.root,
      joins: true,
    })
    onEnd(() => desk.discard())
    await until([desk], () => notes.every((note) => desk.text(note) !== ''))
    await desk.settledWith([])
    expect(notes.map((note) => desk.title(note))).toEqual(['un', 'deux', 'trois'])
    expect(notes.map((note) => desk.text(note))).toEqual([
      'texte de un',
      'texte de deux',
      'texte de trois',
    ])
  })

  it('loses nothing when a copy of their library is used on two machines', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const laptop = await machineAt(relay.url, 'laptop')
    const note = laptop.createNote('Journal')
    laptop.type(note, 0, 'commun.')
    await laptop.settledWith([])
    await laptop.close()
    const folder = await laptop.copyFolder('desk')
    const desk = await openMachine({ name: 'desk', relay: relay.url, root: laptop.root, folder })
    onEnd(() => desk.discard())
    await laptop.reopen()
    laptop.disconnect()
    desk.disconnect()
    laptop.type(note, 7, ' portable')
    desk.type(note, 0, 'bureau ')
    const [own, other] = [laptop.createNote('à moi'), desk.createNote('à lui')]
    laptop.connect()
    desk.connect()
    await laptop.settledWith([desk])
    expect(laptop.text(note)).toBe('bureau commun. portable')
    expect(desk.text(note)).toBe(laptop.text(note))
    expect([desk.title(own), laptop.title(other)]).toEqual(['à moi', 'à lui'])
  })

  it('loses nothing when an old copy is brought back as a third machine', async () => {
    const { relay, laptop, desk, note, settled } = await twoPeople()
    laptop.type(note, 0, 'vieux')
    await settled()
    await laptop.close()
    const folder = await laptop.copyFolder('old')
    await laptop.reopen()
    laptop.type(note, 5, ' et neuf')
    desk.erase(note, 0, 2)
    await settled()
    const old = await openMachine({ name: 'old', relay: relay.url, root: laptop.root, folder })
    onEnd(() => old.discard())
    old.type(note, 0, 'revenu : ')
    await laptop.settledWith([desk, old])
    expect(laptop.text(note)).toContain('eux et neuf')
    expect(laptop.text(note)).toContain('revenu : ')
    expect([desk.text(note), old.text(note)]).toEqual([laptop.text(note), laptop.text(note)])
  })
})

describe('a paste of five megabytes', () => {
  it('comes to the other whole, and what is typed after it too', async () => {
    const { laptop, desk, note, settled } = await twoPeople()
    const random = createRandom(5)
    const long = Array.from({ length: 1_050_000 }, () => random.below(36 ** 5).toString(36)).join(
      '',
    )
    laptop.openPage(note)
    laptop.type(note, 0, long.slice(0, 5_000_000))
    laptop.type(note, 0, 'devant ')
    desk.type(note, 0, 'ailleurs ')
    await settled()
    expect(desk.text(note).length).toBe(5_000_000 + 'devant ailleurs '.length)
    expect(desk.text(note) === laptop.text(note)).toBe(true)
  })
})

describe('a relay setting', () => {
  it('that changes brings every note to the new relay', async () => {
    const { laptop, note, settled } = await twoPeople()
    const own = laptop.createNote('À moi seule')
    laptop.type(own, 0, 'déménage')
    await settled()
    const next = await openTestRelay()
    onEnd(next.close)
    laptop.library.holdings.home.setSetting('relay', next.url)
    laptop.library.journal.flush()
    const home = laptop.library.holdings.homeId
    await until([laptop], () =>
      [own, home].every(
        (docId) =>
          (laptop.library.cursor(docId)?.seq ?? 0) > 0 && laptop.library.waiting(docId).count === 0,
      ),
    )
    expect(laptop.sync.relayState(own)).toMatchObject({ kind: 'online', address: next.url })
    // The shared note stays where its link says.
    expect(laptop.sync.relayState(note)).not.toMatchObject({ address: next.url })
    const desk = await openMachine({
      name: 'desk',
      relay: next.url,
      root: laptop.root,
      joins: true,
    })
    onEnd(() => desk.discard())
    await until([desk], () => desk.text(own) !== '')
    expect(desk.text(own)).toBe('déménage')
  })

  it('that names a public address without protection is never dialled', async () => {
    const { laptop, note, settled } = await twoPeople()
    await settled()
    laptop.library.holdings.home.setSetting('relay', 'ws://relais.example.org')
    laptop.library.journal.flush()
    const own = laptop.createNote('Reste ici')
    await until([laptop], () => laptop.sync.relayState(own).kind === 'unreachable')
    expect(laptop.sync.relayState(own)).toMatchObject({ reason: 'refused' })
    expect(laptop.sync.relayState(note).kind).toBe('online')
  })
})

describe('a note that has become too large for its relay', () => {
  it('says so, keeps what is written, and goes on showing what others write', async () => {
    const relay = await openTestRelay({ limits: { maxRoomBytes: 6_000 } })
    onEnd(relay.close)
    const laptop = await machineAt(relay.url, 'laptop')
    const desk = await machineAt(relay.url, 'desk')
    const note = laptop.createNote('Long')
    desk.takeUp(laptop.share(note, 'edit'))
    await laptop.settledWith([desk])
    laptop.openPage(note)
    await laptop.settledWith([desk])
    const random = createRandom(1)
    const long = Array.from({ length: 14_000 }, () => random.fraction().toString(36)[5]).join('')
    laptop.type(note, 0, long)
    await until([laptop], () => laptop.sync.relayState(note).kind === 'unreachable')
    expect(laptop.sync.relayState(note)).toMatchObject({ reason: 'quota' })
    expect(laptop.library.waiting(note).count).toBeGreaterThan(0)
    desk.type(note, 0, 'petit ')
    await until([laptop, desk], () => laptop.text(note).includes('petit '))
    // Neither knew of the other's: which of them comes first is anybody's guess.
    expect([`petit ${long}`, `${long}petit `]).toContain(laptop.text(note))
  })
})
