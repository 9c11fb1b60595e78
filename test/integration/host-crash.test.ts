// kill -9 at seeded random moments, while typing, sealing and folding. What was called saved is there.
import { describe, expect, it } from 'vitest'
import { createTemporaryFolder } from '../support/folders'
import { killHostWhileTyping } from '../support/host-kill'

const KILLS = Number(process.env.CARNET_KILLS ?? 5)
const SEED = Number(process.env.CARNET_SEED ?? 20_261_122)

describe('a host that is killed', () => {
  it(`has lost nothing that it called saved, ${KILLS} times (seed ${SEED})`, async () => {
    const { path: folder, remove } = await createTemporaryFolder('crash')
    try {
      const report = await killHostWhileTyping({ folder, kills: KILLS, seed: SEED })
      expect(report).toMatchObject({ kills: KILLS, lost: [] })
      expect(new Set(report.integrity)).toEqual(new Set(['ok']))
      expect(report.saved).toBeGreaterThan(0)
    } finally {
      await remove()
    }
  })
})
