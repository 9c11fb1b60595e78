import { type RefObject, useEffect } from 'react'

const MOST_FRAMES = 20

/**
 * A field that was asked for from a menu takes the cursor once the menu is gone: until then the menu
 * keeps the focus to itself, and gives it back to its button.
 */
export function useAskedFocus(field: RefObject<HTMLElement | null>, isAsked: boolean): void {
  useEffect(() => {
    if (!isAsked) return undefined
    let frame = 0
    let left = MOST_FRAMES
    let kept = 0
    const take = () => {
      const element = field.current
      kept = document.activeElement === element ? kept + 1 : 0
      element?.focus()
      left -= 1
      if (left > 0 && kept < 3) frame = requestAnimationFrame(take)
    }
    take()
    return () => cancelAnimationFrame(frame)
  }, [field, isAsked])
}
