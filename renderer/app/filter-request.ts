/** What the one box asks of a notebook's page: to open its conditions. */
const FILTER_EVENT = 'carnet:filter'

export function requestFilter(): void {
  document.dispatchEvent(new CustomEvent(FILTER_EVENT))
}

/** Until what it gives back is called. */
export function onFilterRequest(open: () => void): () => void {
  document.addEventListener(FILTER_EVENT, open)
  return () => document.removeEventListener(FILTER_EVENT, open)
}
