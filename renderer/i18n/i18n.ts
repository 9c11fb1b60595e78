/**
 * The words of the interface, French first. Two catalogues with the same keys; French is the one
 * that the types follow. Both are in the bundle: switching asks nobody anything.
 */
import i18next, { type i18n, type TFunction } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../shared/contract/language'
import en from './en.json'
import fr from './fr.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation'
    readonly resources: { readonly translation: typeof fr }
  }
}

export type Translate = TFunction

/** French or English as the system says; French when it says neither. */
export function systemLanguage(languages: readonly string[]): Language {
  for (const language of languages) {
    const [base] = language.toLowerCase().split('-')
    if (base === 'fr' || base === 'en') return base
  }
  return 'fr'
}

export async function createWords(language: Language): Promise<i18n> {
  const words = i18next.createInstance()
  await words.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'fr',
    supportedLngs: ['fr', 'en'],
    resources: { fr: { translation: fr }, en: { translation: en } },
    // React escapes by itself.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return words
}
