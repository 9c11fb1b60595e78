// The four regions that F6 goes round and Ctrl+1 to Ctrl+4 jump to. A region names itself with
// data-region; data-region-start marks where the focus goes in it.
export type Region = 'sidebar' | 'list' | 'page' | 'panel'

const ORDER: readonly Region[] = ['sidebar', 'list', 'page', 'panel']
const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [contenteditable="true"], [tabindex="0"]'

export function isRegion(name: string | null | undefined): name is Region {
  return ORDER.some((region) => region === name)
}

/** False when the region is not on screen. */
export function focusRegion(region: Region): boolean {
  const element = document.querySelector<HTMLElement>(`[data-region="${region}"]`)
  if (!element || element.offsetParent === null) return false
  const starts = element.querySelectorAll<HTMLElement>('[data-region-start]')
  const start = Array.from(starts).find((each) => each.offsetParent !== null)
  const target = start?.matches(FOCUSABLE)
    ? start
    : (start ?? element).querySelector<HTMLElement>(FOCUSABLE)
  ;(target ?? element).focus()
  return true
}

/** Where Escape goes from a notebook's or a base's page, which has no list beside it but while one searches. */
export function leaveCollection(): boolean {
  return focusRegion('list') || focusRegion('sidebar')
}

/**
 * After a dialog has closed, which gives the focus back to what opened it a frame later, and once
 * what the region begins with is drawn. Where a person writes by then in that region, they go on.
 */
export function focusRegionSoon(region: Region, frame = 1): void {
  requestAnimationFrame(() => {
    const start = document.querySelector(`[data-region="${region}"] [data-region-start]`)
    // One that closes gives it back soon; one that a person has opened meanwhile keeps it.
    const isInDialog = (document.activeElement?.closest('[role="dialog"]') ?? null) !== null
    if (frame < 3 || ((!start || isInDialog) && frame < 30)) focusRegionSoon(region, frame + 1)
    else if (!isInDialog && !isWrittenIn(region)) focusRegion(region)
  })
}

function isWrittenIn(region: Region): boolean {
  const field = document.activeElement?.closest('input, textarea, [contenteditable="true"]')
  return field?.closest('[data-region]')?.getAttribute('data-region') === region
}

export function focusNextRegion(by: 1 | -1): void {
  const here = document.activeElement?.closest('[data-region]')?.getAttribute('data-region')
  const at = ORDER.findIndex((region) => region === here)
  for (let step = 1; step <= ORDER.length; step++) {
    const from = at === -1 && by === -1 ? 0 : at
    const next = ORDER[(from + by * step + ORDER.length * step) % ORDER.length]
    if (next && focusRegion(next)) return
  }
}
