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
  /** Of the tables of notebooks that nobody chose any for: the names of those shown. */
  readonly columns: readonly string[]
  /** Of the sidebar: the sections that are folded away. */
  readonly folded: readonly string[]
  /** Of each notebook that is not looked at as at first: its view and order, the one left last at the end. */
  readonly looks: readonly KeptLook[]
  /** Of earlier versions: filters under a name, which go into the library (adopt-saved-looks.ts). */
  readonly savedLooks: readonly SavedLook[]
}

export interface KeptLook {
  readonly docId: string
  /** As in an address. */
  readonly query: string
}

export interface SavedLook extends KeptLook {
  readonly name: string
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
  looks: [],
  savedLooks: [],
}

const MOST_LOOKS = 500

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
    // Another window may have left a notebook meanwhile.
    const { looks } = parsePreferences(this.#kept.getItem(KEY))
    const values = Object.freeze({ ...this.read(), looks, ...change })
    this.#values.set(values)
    this.#kept.setItem(KEY, JSON.stringify(values))
  }

  /** Blank for the look that a notebook has at first. */
  readonly keepLook = ({ docId, query }: KeptLook): void => {
    const before = this.read().looks.find((each) => each.docId === docId)?.query ?? ''
    if (before === query) return
    const others = parsePreferences(this.#kept.getItem(KEY)).looks.filter(
      (each) => each.docId !== docId,
    )
    const looks = query === '' ? others : [...others, { docId, query }]
    this.change({ looks: looks.slice(-MOST_LOOKS) })
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
    looks,
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
    looks: Array.isArray(looks)
      ? looks.flatMap((each) => parseKeptLook(each) ?? [])
      : DEFAULTS.looks,
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

function parseKeptLook(value: unknown): KeptLook | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { docId, query } = value as Partial<Record<keyof KeptLook, unknown>>
  return typeof docId === 'string' && typeof query === 'string' ? { docId, query } : undefined
}

function parseSavedLook(value: unknown): SavedLook | undefined {
  const look = parseKeptLook(value)
  const { name } = (value ?? {}) as { readonly name?: unknown }
  return look && typeof name === 'string' ? { ...look, name } : undefined
}
