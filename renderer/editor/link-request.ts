/** What the window's commands ask of the text that is open: to make a link of what is chosen there. */
const LINK_EVENT = 'carnet:add-link'

export function requestLink(): void {
  document.dispatchEvent(new CustomEvent(LINK_EVENT))
}

/** Until what it gives back is called. */
export function onLinkRequest(edit: () => void): () => void {
  document.addEventListener(LINK_EVENT, edit)
  return () => document.removeEventListener(LINK_EVENT, edit)
}
