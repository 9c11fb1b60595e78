// The relay against its peers: deliveries a CPU second, delay at a steady pace, memory when idle.
// Ours proves rights and commits to disk before it passes on; the peers keep documents in memory.
import { type CrowdShape, gatherCrowd } from './relay/crowd'
import type { ServerName } from './relay/server'
import { startServer } from './relay/server-process'
import type { BenchOptions, Row, Scenario } from './row'
import { median, quantile } from './table'

const NAMES: readonly ServerName[] = ['ours', 'blind ws', 'y-websocket-server', 'hocuspocus']
const PEERS = NAMES.filter((name) => name !== 'ours')

type Figures = Readonly<Record<ServerName, readonly number[]>>

export const relayScenarios: readonly Scenario[] = [
  { name: 'relay/fan-out', run: benchRelayFanOut },
  { name: 'relay/latency', run: benchRelayLatency },
  { name: 'relay/idle', run: benchRelayIdle },
]

async function benchRelayFanOut(options: BenchOptions): Promise<readonly Row[]> {
  const shape = shapeOf(options)
  const rounds = options.quick ? 5 : 30
  const warmUp = options.quick ? 1 : 20
  const figures = await alternate(options, NAMES, async (name, run) => {
    const server = await startServer(name)
    const crowd = await gatherCrowd(server, shape, run)
    const writeRound = () => {
      for (let room = 0; room < shape.rooms; room += 1) crowd.write(room)
    }
    // Until the engines of all have compiled what they run: what is compared is a server that serves.
    for (let round = 0; round < warmUp; round += 1) {
      writeRound()
      await crowd.delivered()
    }
    const [before, countBefore] = [await server.use(), crowd.count]
    for (let round = 0; round < rounds; round += 1) {
      writeRound()
      await crowd.delivered()
    }
    const after = await server.use()
    const deliveries = crowd.count - countBefore
    crowd.close()
    await server.stop()
    if (deliveries !== rounds * shape.rooms * shape.readersPerRoom)
      throw new Error(`${name}: ${deliveries} deliveries`)
    return deliveries / ((after.cpu - before.cpu) / 1e6)
  })
  const ours = median(figures.ours)
  const peers = mediansOf(figures)
  return [
    {
      scenario: 'relay/fan-out',
      ours,
      peers,
      unit: 'deliveries/CPU s',
      goal: '≥ 3 × y-websocket-server, ≥ blind ws',
      isMet: ours >= 3 * (peers['y-websocket-server'] ?? 0) && ours >= (peers['blind ws'] ?? 0),
      remark: `${shape.rooms} rooms × ${shape.readersPerRoom + 1} clients, ${shape.sockets} sockets (y-websocket-server: one a client); ours ${spread(figures.ours)}`,
    },
  ]
}

async function benchRelayLatency(options: BenchOptions): Promise<readonly Row[]> {
  const shape = shapeOf(options)
  const pace = options.quick ? 200 : 10_000 / shape.readersPerRoom
  const seconds = options.quick ? 1 : 6
  const half: Record<ServerName, number[]> = emptyFigures()
  const figures = await alternate(
    options,
    NAMES,
    async (name, run) => {
      const server = await startServer(name)
      const crowd = await gatherCrowd(server, shape, run)
      // Until the engines of all have compiled what they run, as for the deliveries.
      await measureDelays(crowd, { rooms: shape.rooms, pace, seconds: options.quick ? 0.2 : 2 })
      const delays = await measureDelays(crowd, { rooms: shape.rooms, pace, seconds })
      crowd.close()
      await server.stop()
      half[name].push(quantile(delays, 0.5))
      return quantile(delays, 0.99)
      // It cannot keep this pace, and takes minutes to catch up.
    },
    ['hocuspocus'],
  )
  const p99 = median(figures.ours)
  const p50 = median(half.ours)
  const peers99 = mediansOf(figures)
  const documentPeers = [peers99['y-websocket-server'] ?? 0, peers99.hocuspocus ?? 0]
  const remark = `${Math.round(pace * shape.readersPerRoom)} deliveries a second; hocuspocus run once`
  return [
    {
      scenario: 'relay/latency p50',
      ours: p50,
      peers: mediansOf(half),
      unit: 'ms',
      goal: '≤ 2 ms',
      isMet: p50 <= 2,
      remark,
    },
    {
      scenario: 'relay/latency p99',
      ours: p99,
      peers: peers99,
      unit: 'ms',
      goal: '≤ 8 ms, 6 × below both document servers',
      isMet: p99 <= 8 && documentPeers.every((peer) => peer >= 6 * p99),
      remark: `${remark}; ours ${spread(figures.ours)}`,
    },
  ]
}

async function benchRelayIdle(options: BenchOptions): Promise<readonly Row[]> {
  const shape = shapeOf(options)
  const figures = await alternate(options, NAMES, async (name, run) => {
    const server = await startServer(name)
    let before = 0
    const socketsOpen = async () => {
      before = (await server.use()).memory
    }
    const crowd = await gatherCrowd(server, { ...shape, socketsOpen }, run)
    const after = (await server.use()).memory
    crowd.write(0)
    await crowd.delivered()
    crowd.close()
    await server.stop()
    return (after - before) / 1e6
  })
  const open = median(figures.ours)
  const asleep: Row[] = []
  for (const rooms of storedSizes(options)) asleep.push(await measureStored(options, rooms))
  return [
    {
      scenario: 'relay/idle open',
      ours: open,
      peers: mediansOf(figures),
      unit: 'MB',
      goal: '≤ 2 MB beside the sockets',
      isMet: open <= 2,
      remark: `what ${shape.rooms} rooms × ${shape.readersPerRoom + 1} clients add; with y-websocket-server their sockets too, one each`,
    },
    ...asleep,
  ]
}

function storedSizes({ quick, scale }: BenchOptions): readonly number[] {
  if (quick) return [100]
  return scale ? [1_200, 12_000, 120_000] : [12_000]
}

/** The peers keep no store of their own: they have nothing to compare. */
async function measureStored(options: BenchOptions, rooms: number): Promise<Row> {
  const figures = await alternate(options, ['ours'], async () => {
    const empty = await startServer('ours')
    const full = await startServer('ours', rooms)
    const added = (await full.use()).memory - (await empty.use()).memory
    await Promise.all([empty.stop(), full.stop()])
    return added / 1e6
  })
  const ours = median(figures.ours)
  return {
    scenario: 'relay/idle stored',
    ours,
    peers: {},
    unit: 'MB',
    goal: 'nothing',
    isMet: ours <= 0.5,
    remark: `${rooms} rooms in the store, opened by nobody; ${spread(figures.ours)}`,
  }
}

/** Open loop: writes go out by the clock, whether or not the server keeps up. */
async function measureDelays(
  crowd: Awaited<ReturnType<typeof gatherCrowd>>,
  load: { readonly rooms: number; readonly pace: number; readonly seconds: number },
): Promise<readonly number[]> {
  const delays: number[] = []
  const sent = Array.from({ length: load.rooms }, (): number[] => [])
  const seen = Array.from({ length: load.rooms }, () => 0)
  crowd.onDelivery = (room) => {
    // Two readers hear each update, in order: the n-th delivery is of update n/2.
    const at = sent[room]?.[Math.floor((seen[room] ?? 0) / 2)]
    seen[room] = (seen[room] ?? 0) + 1
    if (at !== undefined) delays.push(performance.now() - at)
  }
  const started = performance.now()
  const all = load.pace * load.seconds
  for (let done = 0; done < all; ) {
    const due = Math.min(all, Math.floor(((performance.now() - started) / 1000) * load.pace))
    for (; done < due; done += 1) {
      const room = done % load.rooms
      sent[room]?.push(performance.now())
      crowd.write(room)
    }
    await new Promise((settle) => setTimeout(settle, 1))
  }
  await crowd.delivered()
  return delays
}

async function alternate<Name extends ServerName>(
  { quick }: BenchOptions,
  names: readonly Name[],
  measure: (name: Name, run: number) => Promise<number>,
  once: readonly Name[] = [],
): Promise<Figures> {
  const figures = emptyFigures()
  for (let run = 0; run < (quick ? 1 : 3); run += 1)
    for (const name of names)
      if (run === 0 || !once.includes(name)) figures[name].push(await measure(name, run))
  return figures
}

function shapeOf({ quick }: BenchOptions): CrowdShape {
  return quick
    ? { rooms: 20, readersPerRoom: 2, sockets: 10 }
    : { rooms: 1_000, readersPerRoom: 2, sockets: 300 }
}

function emptyFigures(): Record<ServerName, number[]> {
  return { ours: [], 'blind ws': [], 'y-websocket-server': [], hocuspocus: [] }
}

function mediansOf(figures: Figures): Record<string, number> {
  return Object.fromEntries(PEERS.map((name) => [name, median(figures[name])]))
}

function spread(figures: readonly number[]): string {
  const [least, most] = [Math.min(...figures), Math.max(...figures)]
  return `${Number(least.toPrecision(3))} to ${Number(most.toPrecision(3))}`
}
