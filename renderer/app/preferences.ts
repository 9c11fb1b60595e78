/**
 * How this window looks, remembered on this machine: theme, language, which parts are shown.
 * What is stored is parsed, since an older or newer Carnet may have written it.
 */
import type { Language } from '../../shared/contract/language'
import { type Readable, Store } from '../bridge/store'

export type Theme = 'light' | 'dark' | 'system'

export interface PreferenceValues {
  readonly theme: Theme
  readonly language: Language | 'system'
  readonly isSidebarShown: boolean
  readonly isPanelShown: boolean
  readonly isSpellChecked: boolean
  /** When the 24 words were last spoken of, so that the reminder stays gentle. */
  readonly wordsRecalledAt: number
  /** Of the tables of notebooks: the names of those shown. */
  readonly columns: readonly string[]
  /** Of the sidebar: the sections that are folded away. */
  readonly folded: readonly string[]
  /** Of earlier versions: filters under a name, which go into the library (adopt-saved-looks.ts). */
  readonly savedLooks: readonly SavedLook[]
}

export interface SavedLook {
  readonly docId: string
  readonly name: string
  /** As in an address. */
  readonly query: string
}

export interface KeptText {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

const KEY = 'carnet.preferences'

const DEFAULTS: PreferenceValues = {
  theme: 'system',
  language: 'system',
  isSidebarShown: true,
  isPanelShown: true,
  isSpellChecked: false,
  wordsRecalledAt: 0,
  columns: ['categories', 'modified', 'by'],
  folded: [],
  savedLooks: [],
}

export class Preferences implements Readable<PreferenceValues> {
  readonly #kept: KeptText
  readonly #values: Store<PreferenceValues>

  readonly read: () => PreferenceValues
  readonly subscribe: Readable<PreferenceValues>['subscribe']

  constructor(kept: KeptText) {
    this.#kept = kept
    this.#values = new Store(parsePreferences(kept.getItem(KEY)))
    this.read = this.#values.read
    this.subscribe = this.#values.subscribe
  }

  readonly change = (change: Partial<PreferenceValues>): void => {
    const values = Object.freeze({ ...this.read(), ...change })
    this.#values.set(values)
    this.#kept.setItem(KEY, JSON.stringify(values))
  }
}

export function parsePreferences(text: string | null): PreferenceValues {
  const {
    theme,
    language,
    isSidebarShown,
    isPanelShown,
    isSpellChecked,
    wordsRecalledAt,
    columns,
    folded,
    savedLooks,
  } = parseObject(text)
  return Object.freeze({
    theme: theme === 'light' || theme === 'dark' ? theme : DEFAULTS.theme,
    language: language === 'fr' || language === 'en' ? language : DEFAULTS.language,
    isSidebarShown: typeof isSidebarShown === 'boolean' ? isSidebarShown : DEFAULTS.isSidebarShown,
    isPanelShown: typeof isPanelShown === 'boolean' ? isPanelShown : DEFAULTS.isPanelShown,
    isSpellChecked: typeof isSpellChecked === 'boolean' ? isSpellChecked : DEFAULTS.isSpellChecked,
    wordsRecalledAt: typeof wordsRecalledAt === 'number' ? wordsRecalledAt : 0,
    columns: parseNames(columns) ?? DEFAULTS.columns,
    folded: parseNames(folded) ?? DEFAULTS.folded,
    savedLooks: Array.isArray(savedLooks)
      ? savedLooks.flatMap((each) => parseSavedLook(each) ?? [])
      : DEFAULTS.savedLooks,
  })
}

function parseNames(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : undefined
}

function parseObject(text: string | null): Partial<Record<keyof PreferenceValues, unknown>> {
  if (text === null) return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    // Damaged preferences are worth no more than the defaults.
    return {}
  }
}

function parseSavedLook(value: unknown): SavedLook | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { docId, name, query } = value as Partial<Record<keyof SavedLook, unknown>>
  return typeof docId === 'string' && typeof name === 'string' && typeof query === 'string'
    ? { docId, name, query }
    : undefined
}
