import { useLayoutEffect, useState } from 'react'

const CARD = 240

/** As many cards as there is room for, side by side; one where there are none. */
export function useCardsPerLine(
  box: { readonly current: HTMLElement | null },
  isCards: boolean,
): number {
  const [width, setWidth] = useState(CARD * 3)
  useLayoutEffect(() => {
    const element = box.current
    if (!element || !isCards) return undefined
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [box, isCards])
  return isCards ? Math.max(2, Math.floor(width / CARD)) : 1
}
