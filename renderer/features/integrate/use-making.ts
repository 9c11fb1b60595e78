/**
 * What is made while a dialog is open, such as a category, is part of what the dialog is to do: who
 * saves before the library has answered does so once it has.
 */
import { useEffect, useRef, useState } from 'react'

export interface Making {
  readonly isMaking: boolean
  /** `work` says whether it was made: where it was not, nothing is saved by itself. */
  readonly make: (work: () => Promise<boolean>) => Promise<void>
  readonly save: () => void
}

export function useMaking(onSave: () => void): Making {
  const [count, setCount] = useState(0)
  const [isAsked, setAsked] = useState(false)
  const latest = useRef(onSave)
  useEffect(() => {
    latest.current = onSave
  })
  useEffect(() => {
    if (isAsked && count === 0) latest.current()
  }, [isAsked, count])
  const make = async (work: () => Promise<boolean>) => {
    setCount((now) => now + 1)
    let isMade = false
    try {
      isMade = await work()
    } finally {
      if (!isMade) setAsked(false)
      setCount((now) => now - 1)
    }
  }
  return { isMaking: count > 0, make, save: () => setAsked(true) }
}
