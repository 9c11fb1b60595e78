/**
 * Under which terms a note may be used. Ids of Creative Commons licences are those of SPDX
 * (https://spdx.org/licenses), so that other programs know them.
 */
export const LICENCES = [
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-NC-SA-4.0',
  'CC-BY-ND-4.0',
  'CC-BY-NC-ND-4.0',
  'all-rights-reserved',
  'other',
] as const
export type Licence = (typeof LICENCES)[number]

/** What another version or program wrote and this one does not know is `other`, never a wider licence. */
export function readLicence(value: unknown): Licence | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  return LICENCES.find((licence) => licence === value) ?? 'other'
}

/** The deed in English; the interface's language is the page's own to choose. */
export function licenceAddress(licence: Licence): string | undefined {
  if (licence === 'CC0-1.0') return 'https://creativecommons.org/publicdomain/zero/1.0/'
  const terms = /^CC-(BY[A-Z-]*)-4\.0$/u.exec(licence)?.[1]
  return terms && `https://creativecommons.org/licenses/${terms.toLowerCase()}/4.0/`
}

export interface Attributed {
  readonly title: string
  readonly authors: readonly string[]
  readonly licence: Licence
  /** What `other` stands for, in its authors' words. */
  readonly licenceText: string
  /** What is said of content that may belong to others; empty where none does. */
  readonly ofOthers: string
}

/**
 * "Title", authors, licence (address), what belongs to others: title, author, licence and source, as Creative Commons
 * recommends (https://wiki.creativecommons.org/wiki/Recommended_practices_for_attribution).
 * `names` are the licences' names in the reader's language.
 */
export function attributionOf(note: Attributed, names: Readonly<Record<Licence, string>>): string {
  const address = licenceAddress(note.licence)
  const licence =
    note.licence === 'other' && note.licenceText !== '' ? note.licenceText : names[note.licence]
  const parts = [
    note.title,
    note.authors.join(', '),
    address ? `${licence} (${address})` : licence,
    note.ofOthers,
  ]
  return parts.filter((part) => part !== '').join('. ')
}
