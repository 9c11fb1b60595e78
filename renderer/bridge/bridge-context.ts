import { createContext, useContext } from 'react'
import type { Bridge } from './bridge'

export const BridgeContext = createContext<Bridge | undefined>(undefined)

export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext)
  if (!bridge) throw new Error('useBridge needs a BridgeContext above it')
  return bridge
}
