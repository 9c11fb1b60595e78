// kill -9 of the window's page and of the whole app while a person types, at seeded moments. The
// host's own end is in desktop-host.test.ts; `npm run soak` does each a hundred times.
import { expect, it } from 'vitest'
import { createTemporaryFolder } from '../support/folders'
import { type KilledProcess, killWindowProcess } from '../support/window-kill'

const KILLS = Number(process.env.CARNET_KILLS ?? 3)
const SEED = Number(process.env.CARNET_SEED ?? 20_261_122)

it.each<[KilledProcess]>([['page'], ['main']])(
  `loses no word that it called saved when its %s is killed, ${KILLS} times (seed ${SEED})`,
  async (what) => {
    const { path: folder, remove } = await createTemporaryFolder('kills')
    try {
      const report = await killWindowProcess(what, { folder, kills: KILLS, seed: SEED })
      expect(report).toMatchObject({ kills: KILLS, saved: KILLS, lost: [] })
      expect(new Set(report.integrity)).toEqual(new Set(['ok']))
    } finally {
      await remove()
    }
  },
)
