// The theme and the language of the whole page: set on its root element, and told to the desktop.
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../shared/contract/language'
import { useBridge } from '../bridge/bridge-context'
import { systemLanguage } from '../i18n/i18n'
import type { PreferenceValues, Theme } from './preferences'
import { usePreferences } from './window-state'

const DARK = '(prefers-color-scheme: dark)'

/** Before anything is drawn, so that nothing flashes. */
export function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset['theme']
  else dataset['theme'] = theme
}

export function chosenLanguage(values: PreferenceValues): Language {
  return values.language === 'system' ? systemLanguage(navigator.languages) : values.language
}

export function useIsDark(): boolean {
  const { theme } = usePreferences()
  const isSystemDark = useSyncExternalStore(subscribeDark, readDark)
  return theme === 'system' ? isSystemDark : theme === 'dark'
}

function readDark(): boolean {
  return window.matchMedia(DARK).matches
}

function subscribeDark(listener: () => void): () => void {
  const media = window.matchMedia(DARK)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** Keeps the root element, the words and the desktop's menu in step with the preferences. */
export function useAppearance(): void {
  const values = usePreferences()
  const { desktop } = useBridge()
  const { i18n } = useTranslation()
  const { theme, isSpellChecked } = values
  const language = chosenLanguage(values)
  useEffect(() => {
    applyTheme(theme)
    document.documentElement.lang = language
    void i18n.changeLanguage(language)
    void desktop?.request('setAppearance', { language, theme })
  }, [theme, language, i18n, desktop])
  useEffect(() => {
    void desktop?.request('setSpellChecking', { isOn: isSpellChecked })
  }, [isSpellChecked, desktop])
}
