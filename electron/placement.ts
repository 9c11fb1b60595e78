/** Where a remembered window goes when displays may have changed since. */
import type { SavedBounds } from './settings-file'

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const MIN_SIZE = { width: 480, height: 400 }
const DEFAULT_SIZE = { width: 1280, height: 860 }

/** As much of a window's top as a person needs to take hold of it. */
const GRIP = 64

/** The remembered place if its top can be reached on one of the work areas, else the first's middle. */
export function placeWindow(saved: SavedBounds | null, areas: readonly Area[]): Area {
  const first = areas[0] ?? { x: 0, y: 0, ...DEFAULT_SIZE }
  const home = saved && areas.find((area) => isReachable(saved, area))
  const area = home ?? first
  const wanted = saved ?? { ...DEFAULT_SIZE }
  const width = clamp(wanted.width, MIN_SIZE.width, area.width)
  const height = clamp(wanted.height, MIN_SIZE.height, area.height)
  if (saved && home) return { x: saved.x, y: saved.y, width, height }
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
  }
}

function isReachable(window: Area, area: Area): boolean {
  const right = Math.min(window.x + window.width, area.x + area.width)
  const isAcross = right - Math.max(window.x, area.x) >= GRIP
  return isAcross && window.y >= area.y && window.y <= area.y + area.height - GRIP
}

/** The smallest size holds even where the display is smaller. */
function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(value, max))
}
