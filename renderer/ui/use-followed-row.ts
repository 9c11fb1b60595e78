import { useLayoutEffect, useRef } from 'react'

export interface FollowedRow {
  readonly follow: () => void
  /** A hand moves the list: it stays where it was put. */
  readonly letGo: () => void
}

/**
 * Rows differ from the height they are taken for, and over thousands that is more than a row: the
 * keyboard's, whose element has this id, stays in view while they are measured.
 */
export function useFollowedRow(elementId: string): FollowedRow {
  const isFollowed = useRef(false)
  useLayoutEffect(() => {
    if (isFollowed.current) document.getElementById(elementId)?.scrollIntoView({ block: 'nearest' })
  })
  return {
    follow: () => {
      isFollowed.current = true
    },
    letGo: () => {
      isFollowed.current = false
    },
  }
}
