// One Ctrl+Z of the note takes back text and fields in the order in which this person changed them.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { isLost } from '../../../renderer/bridge/host-client'
import { factsOf } from '../../../renderer/bridge/session-facts'
import { writeTitle, readTitle } from '../../../shared/model/document'
import { USER } from '../../../shared/model/origin'
import { type BridgePage, openBridgePage, openSession } from '../../support/bridge-page'
import { openTestHost } from '../../support/library'
import { onEnd } from '../../support/on-end'

async function startNote() {
  const host = await openTestHost({})
  onEnd(host.close)
  const page: BridgePage = openBridgePage()
  onEnd(page.close)
  page.connect(host.host)
  const made = await page.bridge.client.request('createNote', { title: '' })
  if (isLost(made) || made.kind !== 'created') throw new Error('no note')
  const session = await openSession(page, made.docId)
  /** As a field is left for another. */
  const step = (change: () => void) => {
    session.undo.stopCapturing()
    change()
    session.undo.stopCapturing()
  }
  return { session, step, ...factsOf(session) }
}

describe('undo of a note', () => {
  it('takes back text and fields in the order they were done', async () => {
    const { session, step, facts } = await startNote()
    step(() => writeTitle(session.doc, 'Semis', USER))
    step(() => facts.setType('term'))
    step(() => facts.addWord('tags', 'jardin'))
    step(() => session.doc.transact(() => facts.text('summary').insert(0, 'En mai'), USER))
    session.undo.undo()
    expect(facts.text('summary').toString()).toBe('')
    session.undo.undo()
    expect(facts.words('tags')).toEqual([])
    expect(facts.type).toBe('term')
    session.undo.undo()
    expect(facts.type).toBe('general')
    expect(readTitle(session.doc)).toBe('Semis')
    session.undo.undo()
    expect(readTitle(session.doc)).toBe('')
    session.undo.redo()
    session.undo.redo()
    expect([readTitle(session.doc), facts.type]).toEqual(['Semis', 'term'])
  })

  it('never takes back what somebody else wrote over it', async () => {
    const { session, step, facts } = await startNote()
    step(() => facts.setField('place', 'Rimouski'))
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(session.doc))
    other.getMap('meta').set('place', 'Matane')
    Y.applyUpdate(session.doc, Y.encodeStateAsUpdate(other))
    session.undo.undo()
    expect(facts.field('place')).toBe('Matane')
  })

  it('has no step for what changed nothing', async () => {
    const { session, step, facts } = await startNote()
    step(() => facts.setType('term'))
    session.undo.undo()
    session.doc.transact(() => {}, USER)
    session.undo.redo()
    expect(facts.type).toBe('term')
  })

  it('tells of fields and not of letters in the body', async () => {
    const { session, facts, version } = await startNote()
    const before = version.read()
    session.doc.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')])
    expect(version.read()).toBe(before)
    facts.addWord('tags', 'jardin')
    expect(version.read()).toBe(before + 1)
  })
})
