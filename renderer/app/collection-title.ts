/** Where the title of the notebook or base on the page stands, to be typed over. */
export const COLLECTION_TITLE = 'collection-title'

export function focusCollectionTitle(): void {
  document.getElementById(COLLECTION_TITLE)?.querySelector('textarea')?.focus()
}
