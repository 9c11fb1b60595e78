/**
 * The words of the moment, made once for the whole page and again when the language or the minute
 * changes: asking the translator anew in each of a hundred parts costs more than drawing them.
 */
import { createContext, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../shared/contract/language'
import type { Translate } from './i18n'
import {
  clockTime,
  fullTime,
  longDate,
  shortDate,
  sentenceTime,
  sinceTime,
  shortTime,
  timeGroup,
} from './times'

export interface Times {
  readonly short: (at: number) => string
  readonly sentence: (at: number) => string
  readonly since: (at: number) => string
  readonly group: (at: number) => string
  readonly clock: (at: number) => string
  readonly date: (at: number) => string
  readonly long: (at: number) => string
  readonly full: (at: number) => string
  /** The minute that the words above were made in. */
  readonly now: number
}

export interface Words {
  readonly t: Translate
  readonly language: Language
  readonly times: Times
}

export const WordsContext = createContext<Words | undefined>(undefined)

export function WordsProvider({ children }: { readonly children: React.ReactNode }) {
  const { t, i18n } = useTranslation()
  const language: Language = i18n.language === 'en' ? 'en' : 'fr'
  const minute = useSyncExternalStore(subscribeMinute, readMinute)
  const words = useMemo(() => {
    const now = () => Math.max(Date.now(), minute * MINUTE)
    return {
      t,
      language,
      times: {
        now: minute * MINUTE,
        short: (at: number) => shortTime(language, at, now()),
        sentence: (at: number) => sentenceTime(t, language, at, now()),
        since: (at: number) => sinceTime(t, language, at, now()),
        group: (at: number) => timeGroup(t, language, at, now()),
        clock: (at: number) => clockTime(language, at),
        date: (at: number) => shortDate(language, at),
        long: (at: number) => longDate(language, at),
        full: (at: number) => fullTime(language, at),
      },
    }
  }, [t, language, minute])
  return <WordsContext value={words}>{children}</WordsContext>
}

const MINUTE = 60_000

function readMinute(): number {
  return Math.floor(Date.now() / MINUTE)
}

function subscribeMinute(listener: () => void): () => void {
  const timer = setInterval(listener, 10_000)
  return () => clearInterval(timer)
}
