// The introduction of a notebook, typed by two people on two machines through windows of their own.
import { beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { INTRO } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import { readySodium } from '../../shared/records/sodium'
import { readCollection } from '../../shared/text/reading/read-collection'
import { Curator } from '../support/curation'
import { onEnd } from '../support/on-end'
import { openTestRelay } from '../support/relay-server'
import { machineAt } from '../support/replica-stories'
import type { Machine } from '../support/replicas'

beforeAll(readySodium)

async function twoCurators() {
  const relay = await openTestRelay()
  onEnd(relay.close)
  const laptop = await machineAt(relay.url, 'laptop')
  const desk = await machineAt(relay.url, 'desk')
  const nadia = new Curator(laptop.library)
  onEnd(() => nadia.close())
  const notebook = nadia.create('notebook', 'Médiation')
  const settled = () => laptop.settledWith([desk])
  return { laptop, desk, nadia, notebook, settled }
}

function write(machine: Machine, notebook: DocId, at: number, letters: string): void {
  machine.edit(notebook, (doc) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(letters)])
    doc.getXmlFragment(INTRO).insert(at, [paragraph])
  })
}

function read({ library }: Machine, notebook: DocId): string {
  const doc = library.open(notebook)?.doc
  if (!doc) throw new Error('it is not here')
  return readCollection(doc, notebook, 'notebook').text
}

it('keeps what two people write in an introduction while apart, beside what they curate', async () => {
  const { laptop, desk, nadia, notebook, settled } = await twoCurators()
  desk.takeUp(laptop.share(notebook, 'edit'))
  write(laptop, notebook, 0, 'Pour les écoles.')
  await settled()
  laptop.disconnect()
  desk.disconnect()
  write(laptop, notebook, 1, 'Depuis 2019.')
  nadia.do(notebook, { kind: 'describe', description: 'Guide' })
  write(desk, notebook, 0, 'Bienvenue.')
  laptop.connect()
  desk.connect()
  await settled()
  expect(read(laptop, notebook)).toBe('Bienvenue.\nPour les écoles.\nDepuis 2019.')
  expect(read(desk, notebook)).toBe(read(laptop, notebook))
})

it('is read and not written by who has the link to view', async () => {
  const { laptop, desk, notebook, settled } = await twoCurators()
  write(laptop, notebook, 0, 'Pour les écoles.')
  desk.takeUp(laptop.share(notebook, 'view'))
  await settled()
  expect(read(desk, notebook)).toBe('Pour les écoles.')
  expect(desk.library.open(notebook)?.readOnly).toEqual({ kind: 'view-only' })
})

it('stands still for everybody here once it holds what only a later version knows', async () => {
  const { laptop, desk, nadia, notebook, settled } = await twoCurators()
  desk.takeUp(laptop.share(notebook, 'edit'))
  write(laptop, notebook, 0, 'Pour les écoles.')
  await settled()
  desk.edit(notebook, (doc) => doc.getXmlFragment(INTRO).insert(1, [new Y.XmlElement('callout')]))
  await settled()
  expect(laptop.library.open(notebook)?.readOnly).toEqual({
    kind: 'requirement',
    unknown: ['node:callout'],
  })
  expect(nadia.change(notebook, { kind: 'rename', title: 'Autre' })).toEqual({
    kind: 'refused',
    reason: 'requirement',
  })
  const doc = laptop.library.open(notebook)?.doc
  expect(doc?.getXmlFragment(INTRO).toJSON()).toContain('<callout></callout>')
})
