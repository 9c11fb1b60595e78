/**
 * When, as a search says it: `2025`, `2025-01`, `2025-01-15`, `2025-01..2025-03`, `2025-06..`,
 * `>2025`, `<=2025-02`. A day is the reader's own, from its midnight to the next.
 */
import { type DatePoint, parseImpreciseDate } from '../../model/imprecise-date'

/** Milliseconds since 1970, both included; undefined for an open end. */
export interface DateRange {
  readonly from: number | undefined
  readonly to: number | undefined
}

/** Undefined for what is no date. */
export function parseDateRange(text: string): DateRange | undefined {
  const compared = /^(>=?|<=?)(.*)$/u.exec(text)
  if (compared) return compare(compared[1] ?? '', parsePoint(compared[2] ?? ''))
  const [first = '', last] = text.split('..')
  if (last === undefined) {
    const point = parsePoint(first)
    return point && { from: startOf(point), to: endOf(point) }
  }
  const [from, to] = [parsePoint(first), parsePoint(last)]
  if ((!from && first !== '') || (!to && last !== '') || (!from && !to)) return undefined
  if (text.split('..').length > 2) return undefined
  return { from: from && startOf(from), to: to && endOf(to) }
}

function compare(sign: string, point: DatePoint | undefined): DateRange | undefined {
  if (!point) return undefined
  switch (sign) {
    case '>':
      return { from: endOf(point) + 1, to: undefined }
    case '>=':
      return { from: startOf(point), to: undefined }
    case '<':
      return { from: undefined, to: startOf(point) - 1 }
    default:
      return { from: undefined, to: endOf(point) }
  }
}

function parsePoint(text: string): DatePoint | undefined {
  // As people type it: 2025-1-5, also 2025/01.
  const parts = text.split(/[-/]/u)
  const written = parts.map((part, at) => (at === 0 ? part : part.padStart(2, '0'))).join('-')
  const date = parts.length > 3 ? undefined : parseImpreciseDate(written)
  return date?.kind === 'point' ? date.at : undefined
}

function startOf({ year, month = 1, day = 1 }: DatePoint): number {
  return timeOf(year, month, day)
}

function endOf({ year, month, day }: DatePoint): number {
  if (month === undefined) return timeOf(year + 1, 1, 1) - 1
  return (day === undefined ? timeOf(year, month + 1, 1) : timeOf(year, month, day + 1)) - 1
}

/** Years below 100 would be taken for those of the last century. */
function timeOf(year: number, month: number, day: number): number {
  const date = new Date(2000, 0, 1)
  date.setFullYear(year, month - 1, day)
  return date.getTime()
}
