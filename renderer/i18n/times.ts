// Times as people say them: the hour today, the day this week, the date before that. The clock
// comes in as an argument, so that a list redrawn at midnight is right.
import type { Language } from '../../shared/contract/language'
import type { Translate } from './i18n'

const LOCALES = { fr: 'fr-CA', en: 'en-CA' } as const
const DAY = 86_400_000

type Shape = 'time' | 'weekday' | 'day' | 'dayYear' | 'long' | 'month' | 'monthYear'

const SHAPES: Record<Shape, Intl.DateTimeFormatOptions> = {
  time: { hour: 'numeric', minute: '2-digit' },
  weekday: { weekday: 'short' },
  day: { day: 'numeric', month: 'short' },
  dayYear: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long' },
  monthYear: { month: 'long', year: 'numeric' },
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Formatters are dear to make and lists draw hundreds. */
function format(language: Language, shape: Shape, at: number): string {
  const key = `${language} ${shape}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], SHAPES[shape])
  formats.set(key, known)
  return known.format(at)
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** Whole days between two times as a calendar counts them, summer time or not. */
function daysBetween(earlier: number, later: number): number {
  return Math.round((midnight(later) - midnight(earlier)) / DAY)
}

/** For the corner of a row: "09:14", "lun.", "11 nov.", "3 mars 2024". */
export function shortTime(language: Language, at: number, now: number): string {
  const days = daysBetween(at, now)
  if (days <= 0) return format(language, 'time', at)
  if (days < 7) return format(language, 'weekday', at)
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return format(language, isThisYear ? 'day' : 'dayYear', at)
}

/** For a sentence: "à l'instant", "aujourd'hui à 9 h 14", "le 11 novembre à 10 h". */
export function sentenceTime(t: Translate, language: Language, at: number, now: number): string {
  const time = format(language, 'time', at)
  if (Math.abs(now - at) < 60_000) return t('time.now')
  const days = daysBetween(at, now)
  if (days === 0) return t('time.todayAt', { time })
  if (days === 1) return t('time.yesterdayAt', { time })
  return t('time.dateAt', { date: format(language, 'dayYear', at), time })
}

/** For what lasts: "depuis un instant", "depuis hier à 9 h 14". */
export function sinceTime(t: Translate, language: Language, at: number, now: number): string {
  if (Math.abs(now - at) < 60_000) return t('time.sinceNow')
  return t('time.since', { when: sentenceTime(t, language, at, now) })
}

export function clockTime(language: Language, at: number): string {
  return format(language, 'time', at)
}

export function longDate(language: Language, at: number): string {
  return format(language, 'long', at)
}

/** "22 nov. 2026", where there is little room. */
export function shortDate(language: Language, at: number): string {
  return format(language, 'dayYear', at)
}

/** "22 nov. 2026, 3 h 44": the hour as everywhere else, which the styles of Intl would pad. */
export function fullTime(language: Language, at: number): string {
  return `${format(language, 'dayYear', at)}, ${format(language, 'time', at)}`
}

/** The heading that a note stands under; equal headings stand together. */
export function timeGroup(t: Translate, language: Language, at: number, now: number): string {
  const days = daysBetween(at, now)
  if (days <= 0) return t('list.today')
  if (days === 1) return t('list.yesterday')
  if (days < 7) return t('list.thisWeek')
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const month = format(language, isThisYear ? 'month' : 'monthYear', at)
  return month.charAt(0).toLocaleUpperCase(LOCALES[language]) + month.slice(1)
}

/** A formatter costs more than what it says: hundreds of counts are drawn at once. */
const NUMBERS = new Map<Language, Intl.NumberFormat>()

export function formatNumber(language: Language, value: number): string {
  const numbers = NUMBERS.get(language) ?? new Intl.NumberFormat(LOCALES[language])
  NUMBERS.set(language, numbers)
  return numbers.format(value)
}

export function formatBytes(language: Language, bytes: number): string {
  const [value, unit] =
    bytes < 1_000_000 ? ([bytes / 1000, 'kilobyte'] as const) : ([bytes / 1e6, 'megabyte'] as const)
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}
