/**
 * Dates as people know them: a year, a month, a day, a stretch with an open end. Written as in
 * EDTF, level 1 (https://www.loc.gov/standards/datetime), of which this is the part in use:
 * `2025`, `2025-01`, `2025-01-15`, `2025-01/..` (from), `../2025` (until), `2024/2025-06`, and `~`
 * behind a date for "about".
 */
export interface DatePoint {
  readonly year: number
  /** 1 to 12. */
  readonly month: number | undefined
  /** 1 to 31. */
  readonly day: number | undefined
  readonly isApproximate: boolean
}

export type ImpreciseDate =
  | { readonly kind: 'point'; readonly at: DatePoint }
  | {
      readonly kind: 'stretch'
      /** Undefined for an open end. */
      readonly from: DatePoint | undefined
      readonly until: DatePoint | undefined
    }

/** Undefined for anything else, also for days that no calendar has and for stretches that end before they begin. */
export function parseImpreciseDate(text: unknown): ImpreciseDate | undefined {
  if (typeof text !== 'string') return undefined
  const ends = text.split('/')
  if (ends.length === 1) {
    const at = parsePoint(text)
    return at && { kind: 'point', at }
  }
  const [first = '', last = ''] = ends
  const from = first === OPEN ? undefined : parsePoint(first)
  const until = last === OPEN ? undefined : parsePoint(last)
  if (ends.length > 2 || (!from && first !== OPEN) || (!until && last !== OPEN)) return undefined
  if (!from && !until) return undefined
  if (from && until && firstDay(from) > lastDay(until)) return undefined
  return { kind: 'stretch', from, until }
}

export function writeImpreciseDate(date: ImpreciseDate): string {
  if (date.kind === 'point') return writePoint(date.at)
  return [date.from, date.until].map((end) => (end ? writePoint(end) : OPEN)).join('/')
}

/** For lists: by first day; what began before all counting comes first. `yyyy-mm-dd`. */
export function sortKeyOf(date: ImpreciseDate): string {
  const start = date.kind === 'point' ? date.at : date.from
  return start ? firstDay(start) : ''
}

const OPEN = '..'

function parsePoint(text: string): DatePoint | undefined {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)$/u.exec(text)
  if (!found) return undefined
  const [, year, month, day, about] = found
  const point = {
    year: Number(year),
    month: month === undefined ? undefined : Number(month),
    day: day === undefined ? undefined : Number(day),
    isApproximate: about === '~',
  }
  return isInCalendar(point) ? point : undefined
}

function isInCalendar({ year, month, day }: DatePoint): boolean {
  if (month === undefined) return true
  if (month < 1 || month > 12) return false
  return day === undefined || (day >= 1 && day <= daysIn(year, month))
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (month === 2) return isLeap ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function writePoint({ year, month, day, isApproximate }: DatePoint): string {
  const parts = [
    String(year).padStart(4, '0'),
    two(month),
    month === undefined ? undefined : two(day),
  ]
  return `${parts.filter((part) => part !== undefined).join('-')}${isApproximate ? '~' : ''}`
}

function firstDay({ year, month = 1, day = 1 }: DatePoint): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function lastDay({ year, month = 12, day }: DatePoint): string {
  return firstDay({ year, month, day: day ?? daysIn(year, month), isApproximate: false })
}

function two(part: number | undefined): string | undefined {
  return part === undefined ? undefined : String(part).padStart(2, '0')
}
