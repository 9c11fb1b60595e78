import { useCallback, useRef } from 'react'

/** One at a time: what is asked for while one is under way, as by Enter twice, is not begun. */
export function useOneAtATime(): (act: () => Promise<void>) => Promise<void> {
  const isBusy = useRef(false)
  return useCallback(async (act: () => Promise<void>) => {
    if (isBusy.current) return
    isBusy.current = true
    try {
      await act()
    } finally {
      isBusy.current = false
    }
  }, [])
}
