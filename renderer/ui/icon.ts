import type { LucideIcon } from 'lucide-react'

/** Any lucide icon; sizes and strokes are set where it is drawn. */
export type Icon = LucideIcon

/** What every icon in a row or button is drawn with. */
export const ICON = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const
