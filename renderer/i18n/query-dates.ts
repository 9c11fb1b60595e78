/**
 * The times that a search by date offers, in words, and as its language writes them: today, this
 * week from Monday on, the months and years just past.
 */
import type { Language } from '../../shared/contract/language'
import type { Translate } from './i18n'
import { MONTHS } from './month-words'

export interface QueryDate {
  readonly value: string
  readonly label: string
}

const MOST_MONTHS = 12

/** Of the day that `now` is where the reader is. */
export function queryDates(t: Translate, language: Language, now: number): readonly QueryDate[] {
  const today = new Date(now)
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()]
  const at = (days: number) => formatDay(new Date(year, month, day + days))
  const monday = -((today.getDay() + 6) % 7)
  const months = Array.from({ length: MOST_MONTHS }, (_, back) => new Date(year, month - back, 1))
  return [
    { value: at(0), label: t('query.today') },
    { value: at(-1), label: t('query.yesterday') },
    { value: `${at(monday)}..${at(monday + 6)}`, label: t('query.thisWeek') },
    { value: formatMonth(today), label: t('query.thisMonth') },
    { value: String(year), label: t('query.thisYear') },
    { value: String(year - 1), label: t('query.lastYear') },
    ...months.map((date) => ({
      value: formatMonth(date),
      label: `${MONTHS[language][date.getMonth()] ?? ''} ${date.getFullYear()}`,
    })),
  ]
}

function formatMonth(date: Date): string {
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}`
}

function formatDay(date: Date): string {
  return `${formatMonth(date)}-${twoDigits(date.getDate())}`
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
