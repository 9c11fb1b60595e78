// A machine that was away comes back: of all its notes 1,000 were changed by two others meanwhile.
// Its socket is held up by stopping the relay's process, so that the time runs from the connection.
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { openSync } from '../../../host/sync/sync'
import { openSqlite } from '../../../host/log/open-sqlite'
import { SYSTEM_CLOCK } from '../../../host/process/clock'
import type { DocId } from '../../../shared/records/keys'
import { createTemporaryFolder } from '../../support/folders'
import { openTestHost, openTestLibrary } from '../../support/library'
import { createRandom, type Random } from '../../support/random'
import type { Libraries } from '../app/libraries'
import type { BenchOptions, Row } from '../row'
import { median, spread } from '../table'
import { clone } from './new-machine'
import { compareTexts, readTexts } from './texts'
import type { UploadedLibrary } from './uploaded'
import { fillPeerServer, PeerMachine } from './y-websocket'

const SEED = 12
const ROUNDS = 3
const LOOK = 2

export async function benchReconnect(
  libraries: Libraries,
  { quick, scale }: BenchOptions,
): Promise<readonly Row[]> {
  const rows = await measure(libraries, quick ? 40 : 12_000, quick ? 20 : 1_000)
  if (!scale || quick) return rows
  return [...rows, ...(await measure(libraries, 1_200, 100))]
}

async function measure(
  libraries: Libraries,
  size: number,
  changed: number,
): Promise<readonly Row[]> {
  const from = await libraries.uploaded(size)
  const base = await createTemporaryFolder('bench-reconnect')
  const server = await fillPeerServer(from.folder)
  try {
    const random = createRandom(SEED)
    const away = join(base.path, 'away')
    const others = [join(base.path, 'ana'), join(base.path, 'ben')] as const
    await clone(away, from)
    for (const other of others) await cp(from.folder, other, { recursive: true })
    const peer = new PeerMachine(server.url)
    await peer.sync(server.docIds)
    const editor = new PeerMachine(server.url)
    const times = { ours: [] as number[], peer: [] as number[] }
    const rounds = size > 100 ? ROUNDS : 1
    // Each note is changed once: of two who add to one end apart from each other, either may be first.
    const unchanged = [...server.docIds]
    for (let round = 0; round < rounds; round += 1) {
      const docIds = take(unchanged, changed, random)
      const half = changed / 2
      await editOurs(others[0], docIds.slice(0, half), round)
      await editOurs(others[1], docIds.slice(half), round)
      times.ours.push(await comeBack(away, from, docIds))
      await editPeer(editor, docIds, round)
      const start = performance.now()
      await peer.sync(server.docIds)
      times.peer.push(performance.now() - start)
      const texts = await readTexts(away)
      compareTexts('the machine that came back', texts, peer.texts())
    }
    peer.close()
    editor.close()
    const ours = median(times.ours) / 1000
    const theirs = median(times.peer) / 1000
    return [
      {
        scenario: 'reconnect',
        ours,
        peers: { 'y-websocket': theirs },
        unit: 's',
        goal: '≤ 0.5 s, ≥ 10 × y-websocket',
        isMet: ours <= 0.5 && theirs >= 10 * ours,
        remark: `${from.count} notes, ${changed} changed by two others, ${spread(times.ours.map((time) => time / 1000))} s`,
      },
    ]
  } finally {
    await server.stop()
    await base.remove()
  }
}

/** Removes so many, drawn by chance, and gives them. */
function take(from: DocId[], count: number, random: Random): readonly DocId[] {
  return Array.from({ length: count }, () => from.splice(random.below(from.length), 1)[0]).filter(
    (docId) => docId !== undefined,
  )
}

/** One more sentence in each, sent before this settles. */
async function editOurs(folder: string, docIds: readonly DocId[], round: number): Promise<void> {
  const { library, close } = await openTestLibrary({ folder })
  const sync = openSync({ library, clock: SYSTEM_CLOCK, log: () => {} })
  for (const docId of docIds) library.open(docId)?.write((doc) => addWords(doc, round))
  library.journal.flush()
  while (library.waitingInAll().count > 0) await wait(20)
  await sync.close()
  await close()
}

async function editPeer(editor: PeerMachine, docIds: readonly DocId[], round: number) {
  await editor.sync(docIds)
  await editor.sync(docIds, { prepare: (_, doc) => addWords(doc, round) })
}

/** The same by ours and by the peer's, so that the texts can be compared. */
function addWords(doc: Y.Doc, round: number): void {
  const paragraph = new Y.XmlElement('paragraph')
  const body = doc.getXmlFragment('body')
  doc.transact(() => {
    paragraph.insert(0, [new Y.XmlText(`Changé ailleurs, tour ${round + 1}.`)])
    body.insert(body.length, [paragraph])
  })
}

async function comeBack(
  folder: string,
  from: UploadedLibrary,
  docIds: readonly DocId[],
): Promise<number> {
  process.kill(from.relayPid, 'SIGSTOP')
  let isStopped = true
  const host = await openTestHost({ folder })
  const file = openSqlite(join(folder, 'library.db'), { readOnly: true })
  try {
    const page = host.page()
    await page.until(() => page.notice('phase')?.kind === 'ready')
    // What a start does beside has its time before.
    await wait(1_000)
    const before = sumOfSeqs()
    process.kill(from.relayPid, 'SIGCONT')
    isStopped = false
    const start = performance.now()
    while (sumOfSeqs() < before + docIds.length) await wait(LOOK)
    return performance.now() - start
  } finally {
    if (isStopped) process.kill(from.relayPid, 'SIGCONT')
    file.close()
    await host.close()
  }

  /** Each change is one record, and the cursor is committed with it. */
  function sumOfSeqs(): number {
    const sql = 'SELECT sum(cursorSeq) AS n FROM documents'
    return file.get<{ n: number | null }>(sql)?.n ?? 0
  }
}
