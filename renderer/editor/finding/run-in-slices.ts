import type { PageClock } from '../../bridge/page-clock'

/** Milliseconds: a frame has room for more than one. */
const SLICE = 8

/** Runs through all steps, a slice at a time, so that what a person types comes in between. */
export function runInSlices<Result>(
  steps: Generator<undefined, Result>,
  clock: PageClock,
  done: (result: Result) => void,
): () => void {
  let stop = () => {}
  const go = () => {
    const until = clock.now() + SLICE
    for (;;) {
      const step = steps.next()
      if (step.done) return done(step.value)
      if (clock.now() >= until) break
    }
    stop = clock.after(0, go)
  }
  go()
  return () => stop()
}
