import { useReadable } from '../bridge/hooks'
import hidden from '../ui/hidden.module.css'
import { useWindow } from './window-state'

/** Where a screen reader hears what was done. Two places in turn, so that the same words are heard twice. */
export function LiveRegion() {
  const { announcer } = useWindow()
  const { text, number } = useReadable(announcer)
  return (
    <div className={hidden.hidden}>
      <p role="status">{number % 2 === 0 ? text : ''}</p>
      <p role="status">{number % 2 === 1 ? text : ''}</p>
    </div>
  )
}
