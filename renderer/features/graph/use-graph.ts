/** The graph of a place, asked for once each time it is looked at: it does not move under the hand. */
import { useEffect, useState } from 'react'
import type { Graph, GraphPlace } from '../../../shared/contract/graph'
import { useBridge } from '../../bridge/bridge-context'

/** Undefined until it is there. */
export function useGraph(place: GraphPlace): Graph | undefined {
  const { client } = useBridge()
  const [read, setRead] = useState<{ readonly key: string; readonly graph: Graph }>()
  // Places are made anew at each drawing.
  const key = JSON.stringify(place)
  useEffect(() => {
    let isWanted = true
    const ask = async () => {
      const graph = await client.request('readGraph', { place: JSON.parse(key) as GraphPlace })
      if (isWanted) setRead({ key, graph })
    }
    void ask()
    return () => {
      isWanted = false
    }
  }, [client, key])
  return read?.key === key ? read.graph : undefined
}
