/**
 * Keeps the window's address in step with the place in served mode, so that the browser's own way
 * back leads through the places too, and a reload or a copied address shows the same one. On the
 * desktop the page's address never changes: the last notebook or base is remembered instead.
 */
import { parseTokenFragment } from '../../shared/protocol/served'
import { formatAddress, parseAddress } from './address'
import type { Navigation } from './navigation'
import { type Place, START } from './place'
import type { KeptText } from './preferences'

const KEY = 'carnet.place'

interface Step {
  readonly trail: string
  readonly at: number
}

export function followAddress(window: Window & typeof globalThis, navigation: Navigation): void {
  const { history, location } = window
  const trail = window.crypto.randomUUID()
  // An entry of an earlier visit says how it was looked at there, also where it says nothing.
  const placeAt = (state: unknown) =>
    parseAddress(location.hash, readStep(state) ? undefined : navigation.lookOf)
  const start = placeAt(history.state)
  if (start) navigation.follow(start)
  let { at } = navigation.read()
  const step = (): Step => ({ trail, at })
  const address = () => {
    const hash = formatAddress(navigation.read().place)
    return hash === '' ? location.pathname : hash
  }
  history.replaceState(step(), '', address())
  navigation.subscribe(() => {
    const before = at
    const now = navigation.read()
    at = now.at
    // The browser itself went there, or what is shown there changed.
    if (at === before || readStep(history.state)?.at === at) {
      history.replaceState(step(), '', address())
    } else if (at === before + 1 && !now.canGoForward) history.pushState(step(), '', address())
    else history.go(at - before)
  })
  window.addEventListener('popstate', ({ state }) => {
    // A fresh address of the server, read by whoever keeps the connection, a moment later.
    if (parseTokenFragment(location.hash) !== undefined) return
    const known = readStep(state)
    const isOfTrail = known?.trail === trail
    const place = location.hash === '' ? START : placeAt(state)
    if (isOfTrail && known.at !== at) navigation.follow(navigation.read().place, known.at)
    // An address that was typed, or one of an earlier visit, has no step of its own in the trail.
    else if (place && formatAddress(place) !== formatAddress(navigation.read().place))
      navigation.follow(place)
    else if (!place && !isOfTrail) history.replaceState(step(), '', address())
  })
}

/** Undefined when an entry of another visit, or another program's, is come back to. */
function readStep(state: unknown): Step | undefined {
  if (typeof state !== 'object' || state === null) return undefined
  const { trail, at } = state as Partial<Record<keyof Step, unknown>>
  return typeof trail === 'string' && typeof at === 'number' ? { trail, at } : undefined
}

export function rememberPlace(kept: KeptText, navigation: Navigation): void {
  const start = parseAddress(kept.getItem(KEY) ?? '')
  if (start && 'docId' in start.list) navigation.follow(atRest(start))
  navigation.subscribe(() => kept.setItem(KEY, formatAddress(atRest(navigation.read().place))))
}

/** What was searched for, and a graph, are no places to begin a day at. */
function atRest(place: Place): Place {
  return { ...place, search: '', graph: null, drawn: START.drawn }
}
