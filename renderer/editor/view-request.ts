/** What a text asks of the window: to show the view that a link in it leads to. */
const VIEW_EVENT = 'carnet:open-view'

export function requestView(link: string): void {
  document.dispatchEvent(new CustomEvent(VIEW_EVENT, { detail: link }))
}

/** Until what it gives back is called. */
export function onViewRequest(open: (link: string) => void): () => void {
  const onEvent = (event: Event) => {
    if (event instanceof CustomEvent && typeof event.detail === 'string') open(event.detail)
  }
  document.addEventListener(VIEW_EVENT, onEvent)
  return () => document.removeEventListener(VIEW_EVENT, onEvent)
}
