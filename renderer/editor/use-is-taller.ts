import { type RefObject, useEffect, useState } from 'react'

/** Whether it is taller than so many pixels, as often as that changes. */
export function useIsTaller(content: RefObject<HTMLElement | null>, height: number): boolean {
  const [isTaller, setTaller] = useState(false)
  useEffect(() => {
    const element = content.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => setTaller(element.offsetHeight > height))
    observer.observe(element)
    return () => observer.disconnect()
  }, [content, height])
  return isTaller
}
