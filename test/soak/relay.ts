// kill -9 of a relay, a hundred times while records pour in. `test/integration/relay-process.test.ts`
// does five of them on every run.
import { createTemporaryFolder } from '../support/folders'
import type { RelayBundle } from '../support/relay-child'
import { type KillReport, killWhileAppending } from '../support/relay-kill'

/**
 * Throws with the seed when an acknowledged record is lost or the database is not sound.
 *
 * @param bundle built once for all the kills of a soak
 */
export async function soakRelayKills(
  bundle: RelayBundle,
  kills: number,
  seed?: number,
): Promise<KillReport> {
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
  }
}
