import { createServer, type Server } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { derivePort, listenOnFree, portCandidates } from '../../../host/serving/port'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})
const server = () => {
  const created = createServer()
  open.push(created)
  return created
}

describe('the port of a library', () => {
  it('is the same every time, and another for another folder', () => {
    expect(derivePort('/home/a/notes')).toBe(derivePort('/home/a/notes'))
    expect(derivePort('/home/a/notes')).not.toBe(derivePort('/home/b/notes'))
  })

  it('is below those that systems give out by themselves', () => {
    for (let n = 0; n < 1000; n++) {
      const port = derivePort(`/library/${n}`)
      expect(port >= 17_000 && port < 32_000).toBe(true)
    }
  })

  it('is the remembered one first', () => {
    expect(portCandidates('/a', 20_000).slice(0, 3)).toEqual([20_000, 20_001, 20_002])
    expect(portCandidates('/a', 65_535)).toEqual([65_535])
  })

  it('is the next free one when somebody has it', async () => {
    const taken = await listenOnFree(server(), [0])
    const next = await listenOnFree(server(), [taken ?? 0, 0])
    expect(next).not.toBe(taken)
    expect(next).toBeGreaterThan(0)
    expect(await listenOnFree(server(), [taken ?? 0, next ?? 0])).toBeUndefined()
  })
})
