/** What languages are called in the interface: "Français", "French". */
import type { Language } from '../../shared/contract/language'

const names = new Map<Language, Intl.DisplayNames>()

/** By its BCP 47 tag; anybody can write any text there, and what is no tag is shown as it is. */
export function languageName(language: Language, tag: string): string {
  try {
    const name = displayNames(language).of(tag) ?? tag
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
  } catch {
    return tag
  }
}

function displayNames(language: Language): Intl.DisplayNames {
  const made =
    names.get(language) ?? new Intl.DisplayNames([language], { type: 'language', fallback: 'code' })
  names.set(language, made)
  return made
}
