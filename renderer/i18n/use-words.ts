import { useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../shared/contract'
import type { Translate } from './i18n'
import { clockTime, fullTime, longDate, sentenceTime, shortTime, timeGroup } from './times'

export interface Times {
  readonly short: (at: number) => string
  readonly sentence: (at: number) => string
  readonly group: (at: number) => string
  readonly clock: (at: number) => string
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

/** Words and times in the interface's language; times are said anew each minute. */
export function useWords(): Words {
  const { t, i18n } = useTranslation()
  const language: Language = i18n.language === 'en' ? 'en' : 'fr'
  const minute = useSyncExternalStore(subscribeMinute, readMinute)
  return useMemo(() => {
    const now = () => Math.max(Date.now(), minute * MINUTE)
    return {
      t,
      language,
      times: {
        now: minute * MINUTE,
        short: (at) => shortTime(language, at, now()),
        sentence: (at) => sentenceTime(t, language, at, now()),
        group: (at) => timeGroup(t, language, at, now()),
        clock: (at) => clockTime(language, at),
        long: (at) => longDate(language, at),
        full: (at) => fullTime(language, at),
      },
    }
  }, [t, language, minute])
}

const MINUTE = 60_000

function readMinute(): number {
  return Math.floor(Date.now() / MINUTE)
}

function subscribeMinute(listener: () => void): () => void {
  const timer = setInterval(listener, 10_000)
  return () => clearInterval(timer)
}
