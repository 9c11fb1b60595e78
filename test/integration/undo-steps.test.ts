// One press put a note into three notebooks; one press takes it back, wherever nothing else was done.
import { expect, it } from 'vitest'
import type { CollectionChange } from '../../shared/contract/collections'
import type { DocId } from '../../shared/records/keys'
import { type Ask, type CollectionStep, undoSteps } from '../../renderer/app/undo-steps'
import { createNote } from '../support/host-notes'
import { hostsOfTest } from '../support/host-stories'
import type { ManualPage } from '../support/manual-page'

const start = hostsOfTest()

async function change(page: ManualPage, docId: DocId, asked: CollectionChange): Promise<number> {
  const reply = await page.request('changeCollection', { docId, change: asked })
  if (reply.kind !== 'done' || reply.step === null) throw new Error(`${asked.kind} made no step`)
  return reply.step
}

async function noteInThree() {
  const host = await start()
  const page = host.page()
  const note = await createNote(host, 'Semis')
  const steps: CollectionStep[] = []
  for (const title of ['Jardin', 'Quartier', 'Ville']) {
    const made = await page.request('createCollection', { kind: 'notebook', title })
    if (made.kind !== 'created') throw new Error(made.error)
    const integrate = { kind: 'integrate', docIds: [note], categoryIds: [] } as const
    const step = await change(page, made.docId, integrate)
    steps.push({ docId: made.docId, title, step })
  }
  const ask: Ask = (docId, asked) => page.request('changeCollection', { docId, change: asked })
  const whereItIs = async () => {
    const rows = await page.request('readIntegrations', { docId: note })
    return rows.map(({ notebook }) => notebook.title)
  }
  /** The catalog follows what is written. */
  const see = (titles: readonly string[]) =>
    page.see(whereItIs, (listed) => String(listed) === String(titles))
  return { page, note, steps, ask, see }
}

it('takes the note out of all three', async () => {
  const { steps, ask, see } = await noteInThree()
  await see(['Jardin', 'Quartier', 'Ville'])
  expect(await undoSteps(ask, steps)).toEqual({ isAnyUndone: true, left: [] })
  await see([])
})

it('leaves the notebook where something was done since, names it, and takes nothing else back', async () => {
  const { page, steps, ask, see } = await noteInThree()
  const quarter = steps[1]?.docId
  if (!quarter) throw new Error('no notebook')
  await change(page, quarter, { kind: 'rename', title: 'Le quartier' })
  expect(await undoSteps(ask, steps)).toEqual({
    isAnyUndone: true,
    left: [{ title: 'Quartier', why: 'changed-since' }],
  })
  await see(['Le quartier'])
})

it('takes back two changes of one notebook, the last one first', async () => {
  const { page, note, steps, ask, see } = await noteInThree()
  const [garden] = steps
  if (!garden) throw new Error('no notebook')
  const remark = { kind: 'remark', docId: note, remark: 'À relire' } as const
  const step = await change(page, garden.docId, remark)
  const reply = await undoSteps(ask, [garden, { ...garden, step }])
  expect(reply).toEqual({ isAnyUndone: true, left: [] })
  await see(['Quartier', 'Ville'])
})

it('says that nothing was undone where no answer comes, or it was undone before', async () => {
  const { steps, ask } = await noteInThree()
  const lost = await undoSteps(() => Promise.resolve(undefined), steps.slice(0, 1))
  expect(lost).toEqual({ isAnyUndone: false, left: [{ title: 'Jardin', why: 'lost' }] })
  await undoSteps(ask, steps)
  const { isAnyUndone, left } = await undoSteps(ask, steps)
  expect([isAnyUndone, left.map(({ title }) => title)]).toEqual([
    false,
    ['Jardin', 'Quartier', 'Ville'],
  ])
})
