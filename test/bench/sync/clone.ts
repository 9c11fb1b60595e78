// A new machine gets a whole library: what the wire alone takes, then with everything verified,
// stored, listed and searchable, against y-websocket, which does neither.
import type { BenchOptions, Row } from '../row'
import type { Libraries } from '../app/libraries'
import { openTestLibrary } from '../../support/library'
import { median, spread } from '../table'
import { type BareReading, readBare } from './bare-reader'
import { type CloneTimes, cloneOnce } from './new-machine'
import { compareTexts } from './texts'
import type { UploadedLibrary } from './uploaded'
import { fillPeerServer, PeerMachine } from './y-websocket'

const ROUNDS = 2

export async function benchClone(
  libraries: Libraries,
  { quick, scale }: BenchOptions,
): Promise<readonly Row[]> {
  const rows = await measure(libraries, quick ? 40 : 12_000, quick ? 1 : ROUNDS)
  if (!scale || quick) return rows
  const tenth = await measure(libraries, 1_200, ROUNDS)
  return [...rows, ...tenth]
}

async function measure(
  libraries: Libraries,
  size: number,
  rounds: number,
): Promise<readonly Row[]> {
  const from = await libraries.uploaded(size)
  const server = await fillPeerServer(from.folder)
  try {
    const wire: BareReading[] = []
    const ours: CloneTimes[] = []
    const peer: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      wire.push(await readAll(from))
      ours.push(await cloneOnce(from))
      const machine = new PeerMachine(server.url)
      const start = performance.now()
      await machine.sync(server.docIds)
      peer.push(performance.now() - start)
      compareTexts('the y-websocket peer', machine.texts(), from.texts)
      machine.close()
    }
    return createRows({ from, wire, ours, peer })
  } finally {
    await server.stop()
  }
}

async function readAll(from: UploadedLibrary): Promise<BareReading> {
  const opened = await openTestLibrary({ folder: from.folder })
  const rooms = opened.library.rooms()
  await opened.close()
  const reading = await readBare(from.url, rooms)
  if (reading.records < rooms.length)
    throw new Error(`${reading.records} records of ${rooms.length} rooms`)
  return reading
}

interface Measured {
  readonly from: UploadedLibrary
  readonly wire: readonly BareReading[]
  readonly ours: readonly CloneTimes[]
  readonly peer: readonly number[]
}

function createRows({ from, wire, ours, peer }: Measured): readonly Row[] {
  const peers = { 'y-websocket': median(peer) / 1000 }
  const row = (name: string, figures: readonly number[], goal: number, remark: string): Row => ({
    scenario: `clone/${name}`,
    ours: median(figures) / 1000,
    peers,
    unit: 's',
    goal: `≤ ${goal} s`,
    isMet: median(figures) <= goal * 1000,
    remark: `${from.count} notes, ${spread(figures.map((figure) => figure / 1000))} s; ${remark}`,
  })
  const of = (name: keyof CloneTimes) => ours.map((times) => times[name])
  const megabytes = (wire[0]?.bytes ?? 0) / 2 ** 20
  const wait = (scenario: string, figure: number, remark: string): Row => ({
    scenario,
    ours: figure,
    peers: {},
    unit: 'ms',
    goal: '≤ 20 ms',
    isMet: figure <= 20,
    remark,
  })
  return [
    row(
      'wire',
      wire.map(({ milliseconds }) => milliseconds),
      0.6,
      `${megabytes.toFixed(1)} MB, nothing opened`,
    ),
    row('first note readable', of('readable'), 1, 'from the 24 words'),
    row('stored', of('stored'), 4, 'verified and committed'),
    row('searchable', of('searchable'), 25, 'listed and indexed'),
    wait('clone/longest wait', median(of('longestWait')), 'of a page for the host meanwhile'),
    wait(
      'upload/longest wait',
      from.longestWait,
      `of a page while ${from.count} notes were sent in ${from.seconds.toFixed(1)} s`,
    ),
  ]
}
