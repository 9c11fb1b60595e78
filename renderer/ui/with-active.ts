import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual'

/** The lines in view, and the keyboard's wherever it is. */
export function withActive(active: number): (range: Range) => number[] {
  return (range) => {
    const shown = defaultRangeExtractor(range)
    return active < 0 || shown.includes(active) ? shown : [...shown, active].sort((a, b) => a - b)
  }
}
