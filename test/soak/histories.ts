// Random lives of a note on three machines, two hundred of them.
// `test/integration/sync-histories.test.ts` lives twelve on every run.
import { readySodium } from '../../shared/records/sodium'
import { liveHistory } from '../support/histories'

export interface HistoriesReport {
  readonly lived: number
  readonly firstSeed: number
  /** Histories in which the log was replaced by a checkpoint at least once. */
  readonly withCheckpoint: number
}

/** Throws with the seed when machines disagree or a word is lost or doubled. */
export async function soakHistories(count = 200, firstSeed = 10_000): Promise<HistoriesReport> {
  await readySodium()
  let withCheckpoint = 0
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    const ending = await liveHistory(seed)
    const isSame = ending.texts.every((text) => text === ending.texts[0])
    if (!isSame || ending.missing.length > 0 || ending.repeated.length > 0)
      throw new Error(`a history went wrong: ${JSON.stringify(ending)}`)
    if (ending.checkpoint > 0) withCheckpoint += 1
  }
  return { lived: count, firstSeed, withCheckpoint }
}
