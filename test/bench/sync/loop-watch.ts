// How long the event loop of this process keeps others waiting: what a page feels that asks the host.
import { monitorEventLoopDelay } from 'node:perf_hooks'

const RESOLUTION = 5

export interface LoopWatch {
  /** Milliseconds, since the watch began or was last asked to forget. */
  longest(): number
  close(): void
}

export function watchLoop(): LoopWatch {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION })
  histogram.enable()
  return {
    longest: () => Math.max(0, histogram.max / 1e6 - RESOLUTION),
    close: () => histogram.disable(),
  }
}
