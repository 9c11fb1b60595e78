// Roles in a shared notebook: given through the library as its dialog does, on two machines and a relay.
import { beforeAll, describe, expect, it } from 'vitest'
import { readManagers, readRoles } from '../../shared/model/roles'
import type { DocId } from '../../shared/records/keys'
import { readySodium } from '../../shared/records/sodium'
import { Curator } from '../support/curation'
import { onEnd } from '../support/on-end'
import { openTestRelay } from '../support/relay-server'
import { machineAt } from '../support/replica-stories'
import type { Machine } from '../support/replicas'

beforeAll(readySodium)

/** Nadia made it; Samuel has the link to edit it. */
async function twoCurators() {
  const relay = await openTestRelay()
  onEnd(relay.close)
  const laptop = await machineAt(relay.url, 'laptop')
  const desk = await machineAt(relay.url, 'desk')
  const [nadia, samuel] = [curatorAt(laptop), curatorAt(desk)]
  const settled = () => laptop.settledWith([desk])
  const notebook = nadia.create('notebook', 'Médiation')
  desk.takeUp(laptop.share(notebook, 'edit'))
  await settled()
  const apart = async (change: () => void) => {
    laptop.disconnect()
    desk.disconnect()
    change()
    laptop.connect()
    desk.connect()
    await settled()
  }
  const [n, s] = [laptop, desk].map(({ library }) => library.device.personId)
  if (!n || !s) throw new Error('nobody')
  return { laptop, desk, nadia, samuel, notebook, settled, apart, n, s }
}

function curatorAt(machine: Machine): Curator {
  const curator = new Curator(machine.library)
  onEnd(() => curator.close())
  return curator
}

function managersAt({ library }: Machine, docId: DocId) {
  const doc = library.open(docId)?.doc
  if (!doc) throw new Error('it is not here')
  return readManagers(doc, docId)
}

describe('a role in a notebook', () => {
  it('is kept with the one that another curator gives at the same moment', async () => {
    const { laptop, desk, nadia, samuel, notebook, apart, n, s } = await twoCurators()
    const [ines, omar] = ['AAAAAAAAAAAAAAAAAAAAAA', 'BBBBBBBBBBBBBBBBBBBBBA'] as (typeof n)[]
    if (!ines || !omar) throw new Error('nobody')
    nadia.do(notebook, { kind: 'giveRole', personId: s, role: 'manager' })
    await apart(() => {
      nadia.do(notebook, { kind: 'giveRole', personId: ines, role: 'manager' })
      samuel.do(notebook, { kind: 'giveRole', personId: omar, role: 'contributor' })
    })
    // Inès has not written there yet.
    expect(managersAt(laptop, notebook)).toEqual([n, s].toSorted())
    expect(managersAt(desk, notebook)).toEqual(managersAt(laptop, notebook))
    const doc = desk.library.open(notebook)?.doc
    expect(doc && readRoles(doc).get(omar)).toBe('contributor')
    expect(doc && readRoles(doc).get(ines)).toBe('manager')
  })

  it('is laid down by who made it, taken up again by them, and kept from them by nobody', async () => {
    const { laptop, desk, nadia, samuel, notebook, settled, n, s } = await twoCurators()
    samuel.do(notebook, { kind: 'rename', title: 'Autre' })
    await settled()
    nadia.do(notebook, { kind: 'giveRole', personId: s, role: 'manager' })
    nadia.do(notebook, { kind: 'giveRole', personId: n, role: 'contributor' })
    await settled()
    expect(managersAt(desk, notebook)).toEqual([s])
    nadia.do(notebook, { kind: 'giveRole', personId: n, role: 'manager' })
    await settled()
    expect(samuel.change(notebook, { kind: 'giveRole', personId: n, role: 'contributor' })).toEqual(
      { kind: 'refused', reason: 'unknown' },
    )
    // By other software.
    desk.edit(notebook, (doc) => doc.getMap('roles').set(n, 'contributor'))
    await settled()
    expect(managersAt(laptop, notebook)).toEqual([n, s].toSorted())
  })

  it('is no key: who contributes may still change the notebook where no interface asks', async () => {
    const { laptop, nadia, samuel, notebook, settled, n, s } = await twoCurators()
    nadia.do(notebook, { kind: 'giveRole', personId: s, role: 'contributor' })
    await settled()
    expect(managersAt(laptop, notebook)).toEqual([n])
    samuel.do(notebook, { kind: 'rename', title: 'Autre' })
    await settled()
    expect(nadia.read(notebook).title).toBe('Autre')
  })

  it('is taken back by undo, and given again', async () => {
    const { laptop, nadia, samuel, notebook, settled, n, s } = await twoCurators()
    samuel.do(notebook, { kind: 'rename', title: 'Autre' })
    await settled()
    nadia.do(notebook, { kind: 'giveRole', personId: s, role: 'manager' })
    nadia.do(notebook, { kind: 'undo' })
    expect(managersAt(laptop, notebook)).toEqual([])
    nadia.do(notebook, { kind: 'redo' })
    expect(managersAt(laptop, notebook)).toEqual([n, s].toSorted())
  })

  it('is not taken from the last who manages, and nothing is written', async () => {
    const { laptop, nadia, notebook, n, s } = await twoCurators()
    nadia.do(notebook, { kind: 'giveRole', personId: s, role: 'contributor' })
    expect(nadia.change(notebook, { kind: 'giveRole', personId: n, role: 'contributor' })).toEqual({
      kind: 'refused',
      reason: 'unknown',
    })
    expect(managersAt(laptop, notebook)).toEqual([n])
  })
})
