import { useEffect } from 'react'
import { useWindow } from './window-state'

/** A dialog whose notebook or base goes is closed: drawn no more but open, it would keep all keys. */
export function useCloseWhenGone(isGone: boolean): void {
  const { dialog } = useWindow()
  useEffect(() => {
    if (isGone) dialog.set(null)
  }, [isGone, dialog])
}
