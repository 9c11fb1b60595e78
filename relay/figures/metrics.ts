/** The relay's figures for Prometheus. Counted as plain numbers elsewhere and read when asked for. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Counts } from './counts'

export interface MetricSources {
  readonly counts: Counts
  readonly rooms: () => number
  readonly pendingBytes: () => number
  readonly heldBytes: () => number
}

export interface Metrics {
  readonly contentType: string
  text(): Promise<string>
  committed(batch: { readonly changes: number; readonly seconds: number }): void
}

const COUNTERS = {
  messages: 'WebSocket messages received',
  appended: 'records stored',
  appendedBytes: 'bytes of records and checkpoints stored',
  repeated: 'records and checkpoints received again',
  checkpoints: 'checkpoints stored',
  deliveries: 'records and presence frames sent to readers',
  presence: 'presence frames passed on',
  presenceDropped: 'presence frames dropped',
} as const satisfies Partial<Record<keyof Counts, string>>

export function createMetrics(sources: MetricSources): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const { counts } = sources
  for (const [name, help] of Object.entries(COUNTERS) as [keyof typeof COUNTERS, string][]) {
    new Counter({
      name: `carnet_relay_${snake(name)}_total`,
      help,
      registers,
      collect() {
        this.reset()
        this.inc(counts[name])
      },
    })
  }
  new Counter({
    name: 'carnet_relay_refusals_total',
    help: 'refusals and closings, by code',
    labelNames: ['code'],
    registers,
    collect() {
      this.reset()
      for (const [code, count] of counts.refusals) this.inc({ code }, count)
    },
  })
  const gauges = {
    sockets: ['open sockets', () => counts.sockets],
    channels: ['rooms followed live', () => counts.channels],
    watches: ['rooms watched', () => counts.watches],
    rooms: ['rooms in memory', sources.rooms],
    pending_bytes: ['bytes waiting to be stored', sources.pendingBytes],
    held_bytes: ['bytes held for sockets', sources.heldBytes],
    resident_bytes: ['memory of the process', () => process.memoryUsage.rss()],
  } as const
  for (const [name, [help, read]] of Object.entries(gauges)) {
    new Gauge({
      name: `carnet_relay_${name}`,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  }
  const seconds = new Histogram({
    name: 'carnet_relay_commit_seconds',
    help: 'time of one commit to disk',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1],
    registers,
  })
  const changes = new Histogram({
    name: 'carnet_relay_commit_changes',
    help: 'changes in one commit',
    buckets: [1, 2, 5, 10, 20, 50, 100, 500, 1_000],
    registers,
  })
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    committed(batch) {
      seconds.observe(batch.seconds)
      changes.observe(batch.changes)
    },
  }
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
