// What is said of a note, and done for it, while many others wait for their turn at a start.
import { beforeAll, describe, expect, it } from 'vitest'
import { readySodium } from '../../shared/records/sodium'
import { onEnd } from '../support/on-end'
import { machineAt } from '../support/replica-stories'
import { openTestRelay } from '../support/relay-server'
import { createSlowClock } from '../support/slow-clock'

beforeAll(readySodium)

async function machineWithMany() {
  const relay = await openTestRelay()
  onEnd(relay.close)
  let pause = 0
  const laptop = await machineAt(relay.url, 'laptop', { clock: createSlowClock(() => pause) })
  const notes = Array.from({ length: 24 }, (_, at) => laptop.createNote(`Note ${at}`))
  await laptop.settledWith([])
  // From the start on each waits for longer than a story lasts.
  pause = 3_600_000
  await laptop.restart()
  const [other, last] = notes.slice(-2)
  if (!other || !last) throw new Error('no notes')
  return { laptop, other, last }
}

describe('a note among many at a start', () => {
  it('is never said to be on this machine alone', async () => {
    const { laptop, last } = await machineWithMany()
    expect(laptop.sync.relayState(last)).toMatchObject({ kind: 'connecting' })
  })

  it('is not kept waiting when somebody opens it', async () => {
    const { laptop, other, last } = await machineWithMany()
    laptop.openPage(last)
    await new Promise<void>((settle) => {
      const stop = laptop.sync.subscribe(() => {
        if (laptop.sync.relayState(last).kind !== 'online') return
        stop()
        settle()
      })
    })
    expect(laptop.sync.relayState(other).kind).toBe('connecting')
  })
})
