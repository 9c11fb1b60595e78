/**
 * The order of names for a person: accents and case come after the letters, numbers by their size. French
 * and English share one collation, so everybody sees one order whatever the language of their window.
 */
let collator: Intl.Collator | undefined

/** For `sort`. Names that the collation takes for one are told apart by their letters. */
export function compareNames(a: string, b: string): number {
  collator ??= new Intl.Collator('fr', { numeric: true })
  return collator.compare(a, b) || (a < b ? -1 : Number(a > b))
}
