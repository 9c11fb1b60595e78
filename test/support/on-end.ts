// What a test has opened is put away when it ends.
import { afterEach } from 'vitest'

const steps: (() => unknown)[] = []

/** Run after the test, the last first, each awaited. */
export function onEnd(...more: readonly (() => unknown)[]): void {
  steps.push(...more)
}

afterEach(async () => {
  for (const step of steps.splice(0).reverse()) await step()
})
