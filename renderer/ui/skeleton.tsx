import { useEffect, useState } from 'react'
import styles from './skeleton.module.css'

/** Grey rows where notes will be, and only when the wait is longer than 300 ms. */
export function Skeleton({ rows, label }: { readonly rows: number; readonly label: string }) {
  const isShown = useIsLate()
  if (!isShown) return null
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row} />
      ))}
    </div>
  )
}

/** False at first, true once 300 ms went by. */
export function useIsLate(): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return isLate
}
