/** The layout's thread: takes one graph, tells positions as they settle, and the last ones. */
import { createLayout, type LayoutRequest } from './layout'

export interface LayoutReport {
  readonly positions: Float32Array
  readonly isSettled: boolean
}

interface WorkerScope {
  onmessage: ((event: MessageEvent<LayoutRequest>) => void) | null
  postMessage(report: LayoutReport, transfer: readonly Transferable[]): void
}

/** Milliseconds of work between two reports: about eight pictures a second. */
const REPORT_AFTER = 120

const scope = self as unknown as WorkerScope

scope.onmessage = ({ data }) => {
  const layout = createLayout(data)
  for (let isMoving = true; isMoving; ) {
    const started = performance.now()
    while (isMoving && performance.now() - started < REPORT_AFTER) isMoving = layout.step(1)
    const positions = layout.positions()
    scope.postMessage({ positions, isSettled: !isMoving }, [positions.buffer])
  }
}
