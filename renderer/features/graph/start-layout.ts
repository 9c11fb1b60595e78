/** The page's side of the layout's thread. */
import type { LayoutRequest } from './layout'
import type { LayoutReport } from './layout-worker'

/** Ends the thread, also before it has come to rest. */
export type StopLayout = () => void

export function startLayout(
  request: LayoutRequest,
  told: (report: LayoutReport) => void,
): StopLayout {
  const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<LayoutReport>) => {
    if (data.isSettled) worker.terminate()
    told(data)
  }
  worker.postMessage(request)
  return () => worker.terminate()
}
