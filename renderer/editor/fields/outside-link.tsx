import { ExternalLink } from 'lucide-react'
import { useBridge } from '../../bridge/bridge-context'
import { openTarget } from '../open-target'
import { readTarget } from '../text-link'
import styles from './fields.module.css'

/** An address of the web or of mail, opened by the system. */
export function OutsideLink({ href, words }: { readonly href: string; readonly words: string }) {
  const { desktop } = useBridge()
  return (
    <button
      type="button"
      className={styles.outside}
      title={href}
      onClick={() => openTarget(readTarget(href), { desktop, window, show: () => {} })}
    >
      <span dir="auto">{words}</span>
      <ExternalLink size={12} strokeWidth={1.75} aria-hidden />
    </button>
  )
}
