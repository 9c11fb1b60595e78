import type { Turns } from '../../host/library/turns'

/** All that is left, at once. */
export function finish<Result>(turns: Turns<Result>): Result {
  for (;;) {
    const { done, value } = turns.next()
    if (done) return value
  }
}
