/**
 * Dates as people type them, in French or English, whatever the interface speaks: "janvier 2025",
 * "à partir du 15 mars 2025", "from January to June 2025", "vers 1998", "15/01/2025" (day first). What
 * is not understood is refused, and stays as it was typed.
 */
import {
  type DatePoint,
  type ImpreciseDate,
  parseImpreciseDate,
  writeImpreciseDate,
} from '../../shared/model/imprecise-date'
import { foldWords, readMonth } from './month-words'

/** Undefined for what is no date, also for days that no calendar has. */
export function readDateWords(written: string): ImpreciseDate | undefined {
  const exact = parseImpreciseDate(written.trim())
  if (exact) return exact
  const words = foldWords(written)
  const read = readStretch(words) ?? readRange(words) ?? readAt(words)
  return read && parseImpreciseDate(writeImpreciseDate(read))
}

const FROM =
  /^(?:a partir (?:de |du |des |d')|a compter (?:de |du |d')|des |depuis |from |since |as of |starting (?:in |on |from )?)(.+)$/u
const UNTIL = /^(?:jusqu'(?:en |a |au |aux )|jusque |until |till |up to |through )(.+)$/u
const BETWEEN =
  /^(?:de |du |d'|des |from |entre |between )?(.+?)(?: a | au | jusqu'(?:en|a|au) | et | to | until | and | [-–—] )(.+)$/u
const YEARS = /^(\d{4}) ?[-–—/] ?(\d{4})$/u
const NOW = /^(?:aujourd'hui|maintenant|present|ce jour|now|today|\.\.)$/u

function readStretch(words: string): ImpreciseDate | undefined {
  const from = FROM.exec(words)?.[1]
  // "From January to June" is a range.
  if (from !== undefined && !BETWEEN.test(words)) return stretch(readPoint(from), undefined)
  const until = UNTIL.exec(words)?.[1]
  return until === undefined ? undefined : stretch(undefined, readPoint(until))
}

function readRange(words: string): ImpreciseDate | undefined {
  const years = YEARS.exec(words)
  if (years) return stretch(readPoint(years[1] ?? ''), readPoint(years[2] ?? ''))
  const found = BETWEEN.exec(words)
  if (!found) return undefined
  const [, first = '', last = ''] = found
  if (NOW.test(last)) return stretch(readPoint(first), undefined)
  const until = readPoint(last)
  if (!until) return undefined
  // "De janvier à juin 2025", "du 3 au 5 mai 2025": the first has what the last says of both.
  const from = readPoint(first) ?? dayOf(first, until) ?? readPoint(`${first} ${until.year}`)
  return from && stretch(from, until)
}

function readAt(words: string): ImpreciseDate | undefined {
  const at = readPoint(words)
  return at && { kind: 'point', at }
}

function stretch(
  from: DatePoint | undefined,
  until: DatePoint | undefined,
): ImpreciseDate | undefined {
  return from || until ? { kind: 'stretch', from, until } : undefined
}

const ABOUT = /^(?:vers|environ|env|autour de|circa|ca|c|about|around|~) ?(?=\S)/u
const ARTICLE = /^(?:le |l'|en |au |au mois de |in |on |the )/u

function readPoint(words: string): DatePoint | undefined {
  const isApproximate = ABOUT.test(words) || /(?:~| environ)$/u.test(words)
  const plain = words
    .replace(ABOUT, '')
    .replace(/(?:~| environ)$/u, '')
    .replace(ARTICLE, '')
    .trim()
  const parts = readNumbers(plain) ?? readNamed(plain)
  return parts && { year: parts[0], month: parts[1], day: parts[2], isApproximate }
}

type Parts = readonly [year: number, month: number | undefined, day: number | undefined]

/** `2025`, `2025-01-15`, `01/2025`, `15/01/2025`. */
function readNumbers(words: string): Parts | undefined {
  const iso = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/u.exec(words)
  if (iso) return [Number(iso[1]), numberOf(iso[2]), numberOf(iso[3])]
  const turned = /^(?:(\d{1,2})[-/ ])?(\d{1,2})[-/ ](\d{4})$/u.exec(words)
  return turned ? [Number(turned[3]), Number(turned[2]), numberOf(turned[1])] : undefined
}

/** `15 janvier 2025`, `1er mai 2025`, `january 15 2025`, `mai 2025`. */
function readNamed(words: string): Parts | undefined {
  const found =
    /^(?:(\d{1,2})(?:er|st|nd|rd|th)? (?:of )?)?([a-z]+)(?: (\d{1,2})(?:st|nd|rd|th)?)? (?:de )?(\d{4})$/u.exec(
      words,
    )
  if (!found) return undefined
  const [, before, name = '', after, year] = found
  const month = readMonth(name)
  if (month === undefined || (before && after)) return undefined
  return [Number(year), month, numberOf(before ?? after)]
}

function dayOf(words: string, other: DatePoint): DatePoint | undefined {
  const day = /^(?:le )?(\d{1,2})(?:er)?$/u.exec(words)?.[1]
  return day === undefined || other.day === undefined ? undefined : { ...other, day: Number(day) }
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}
