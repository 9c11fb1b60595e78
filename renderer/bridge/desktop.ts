import type { Desktop } from '../../shared/contract/desktop'

declare global {
  interface Window {
    readonly desktop?: Desktop
  }
}

/** The desktop shell around this page; undefined in served mode. */
export function findDesktop(window: Window): Desktop | undefined {
  return window.desktop
}
