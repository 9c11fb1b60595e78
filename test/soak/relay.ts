// kill -9 of a relay, a hundred times while records pour in. `test/integration/relay-process.test.ts`
// does five of them on every run.
import { createTemporaryFolder } from '../support/folders'
import { buildRelay } from '../support/relay-child'
import { type KillReport, killWhileAppending } from '../support/relay-kill'
import { readySodium } from '../../shared/records/sodium'

/** Throws with the seed when an acknowledged record is lost or the database is not sound. */
export async function soakRelayKills(kills = 100, seed?: number): Promise<KillReport> {
  await readySodium()
  const bundle = await buildRelay()
  const folder = await createTemporaryFolder('relay-soak')
  try {
    const started = seed === undefined ? {} : { seed }
    const report = await killWhileAppending({ bundle, folder: folder.path, kills, ...started })
    const isSound = report.integrity.every((verdict) => verdict === 'ok')
    if (report.lost > 0 || report.changed > 0 || !isSound)
      throw new Error(`the relay lost what it had acknowledged: ${JSON.stringify(report)}`)
    return report
  } finally {
    await folder.remove()
    await bundle.remove()
  }
}
