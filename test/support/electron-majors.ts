// Which majors of Electron get security updates. The releases are the `X.0.0` of
// `npm view electron time --json`; those before 38 are left out, whose days there are not in order.
// The latest three majors are supported
// (https://www.electronjs.org/docs/latest/tutorial/electron-timelines), so the support of each ends
// with the release of the third after it.

/** The day on which the registry was asked. */
export const TAKEN = '2026-11-22'

const RELEASED: ReadonlyMap<number, string> = new Map([
  [38, '2025-09-03'],
  [39, '2025-10-28'],
  [40, '2026-01-16'],
  [41, '2026-03-11'],
  [42, '2026-05-06'],
  [43, '2026-07-01'],
  [44, '2026-08-25'],
  [45, '2026-10-21'],
])

const SUPPORTED_AT_ONCE = 3

export type Support =
  | { readonly kind: 'supported' }
  | { readonly kind: 'ended'; readonly on: string }
  /** Older or newer than the table: it has to be taken again. */
  | { readonly kind: 'not listed' }

/** On the day on which the table was taken. */
export function supportOf(major: number): Support {
  if (!RELEASED.has(major)) return { kind: 'not listed' }
  const on = RELEASED.get(major + SUPPORTED_AT_ONCE)
  return on === undefined ? { kind: 'supported' } : { kind: 'ended', on }
}

/** In the order of their numbers. */
export function listReleases(): readonly string[] {
  return [...RELEASED.values()]
}
