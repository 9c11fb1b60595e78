import { type RefObject, useLayoutEffect, useState } from 'react'

/** The style's name, two lines, undo and redo stand always; in pixels. */
const FIXED = 109 + 2 * 13 + 2 * 28
const BUTTON = 28

/** For how many buttons the bar has room, measured before it is painted and whenever it changes. */
export function useBarRoom(bar: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY)
  useLayoutEffect(() => {
    const element = bar.current
    if (!element) return undefined
    const measure = () => setRoom(Math.floor((element.clientWidth - FIXED) / BUTTON))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [bar])
  return room
}
