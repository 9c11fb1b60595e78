/** Imprecise dates in words: "janvier 2025", "à partir d’avril 2025", "from January to June 2025". */
import type { Language } from '../../shared/contract/language'
import type { DatePoint, ImpreciseDate } from '../../shared/model/imprecise-date'
import { MONTHS } from './month-words'

export function dateWords(language: Language, date: ImpreciseDate): string {
  const says = language === 'fr' ? FRENCH : ENGLISH
  if (date.kind === 'point') return says.at(date.at)
  const { from, until } = date
  if (from && until) return says.between(from, until)
  return from ? says.from(from) : until ? says.until(until) : ''
}

interface Sayings {
  readonly at: (point: DatePoint) => string
  readonly from: (point: DatePoint) => string
  readonly until: (point: DatePoint) => string
  readonly between: (from: DatePoint, until: DatePoint) => string
}

function year({ year: number }: DatePoint): string {
  return String(number).padStart(4, '0')
}

function isWithin(from: DatePoint, until: DatePoint): boolean {
  return from.year === until.year && !from.isApproximate && !until.isApproximate
}

function french(point: DatePoint): string {
  const { month, day } = point
  const name = month === undefined ? undefined : MONTHS.fr[month - 1]
  const parts = [day === 1 ? '1er' : day, name, year(point)]
  return parts.filter((part) => part !== undefined).join(' ')
}

/** "de 2025", "d’avril 2025", "du 15 avril 2025", "d’environ 1998", "du 15 avril 1998 environ". */
function frenchOf(point: DatePoint, said = french(point)): string {
  if (point.day !== undefined) return point.isApproximate ? `du ${said} environ` : `du ${said}`
  if (point.isApproximate) return `d’environ ${said}`
  return /^[ao]/u.test(said) ? `d’${said}` : `de ${said}`
}

/** "à 2025", "au 15 avril 2025", "à environ 1998", "au 15 avril 1998 environ". */
function frenchTo(point: DatePoint): string {
  const said = french(point)
  if (point.day !== undefined) return point.isApproximate ? `au ${said} environ` : `au ${said}`
  return `à ${about('environ', point, said)}`
}

function about(word: string, { isApproximate }: DatePoint, said: string): string {
  return isApproximate ? `${word} ${said}` : said
}

const FRENCH: Sayings = {
  at: (point) => about(point.day === undefined ? 'vers' : 'vers le', point, french(point)),
  from: (point) => `à partir ${frenchOf(point)}`,
  until: (point) => {
    if (point.isApproximate) return `jusque ${FRENCH.at(point)}`
    return point.day === undefined ? `jusqu’en ${french(point)}` : `jusqu’au ${french(point)}`
  },
  between: (from, until) => `${frenchOf(from, frenchStart(from, until))} ${frenchTo(until)}`,
}

/** Without what the end says of both. */
function frenchStart(from: DatePoint, until: DatePoint): string {
  if (!isWithin(from, until) || from.month === undefined || until.month === undefined)
    return french(from)
  const isSameMonth = from.month === until.month
  if (isSameMonth && from.day !== undefined && until.day !== undefined)
    return from.day === 1 ? '1er' : String(from.day)
  return french(from).replace(/ \d+$/u, '')
}

function english(point: DatePoint): string {
  const { month, day } = point
  if (month === undefined) return year(point)
  const name = MONTHS.en[month - 1] ?? ''
  return day === undefined ? `${name} ${year(point)}` : `${name} ${day}, ${year(point)}`
}

const ENGLISH: Sayings = {
  at: (point) => about('about', point, english(point)),
  from: (point) => `from ${ENGLISH.at(point)}`,
  until: (point) => `until ${ENGLISH.at(point)}`,
  between: (from, until) => `from ${englishStart(from, until)} to ${ENGLISH.at(until)}`,
}

function englishStart(from: DatePoint, until: DatePoint): string {
  if (!isWithin(from, until) || from.month === undefined || until.month === undefined)
    return ENGLISH.at(from)
  return english(from).replace(/,? \d{4,}$/u, '')
}
