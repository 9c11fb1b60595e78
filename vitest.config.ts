// Three projects, from quick to slow, each two files at a time: vitest alone would leave one of two
// cores to itself. The end-to-end one, on the built app, does so only where each worker can have a
// display of its own.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Each holds a worker for half a minute or more, so it comes first: one at the end would run alone. */
const LONGEST = [
  'integration/bench-quick',
  'integration/library-tool',
  'integration/collection-histories',
  'integration/sync-histories',
  'integration/knowledge-extremes',
  'integration/many-notebooks',
  'e2e/barriers',
  'e2e/kills',
  'e2e/desktop-host',
  'e2e/second-device',
  'e2e/packaged',
  'unit/text/markdown',
]

/** Time limits end what hangs, and no more: they are for a machine ten times slower than ours. */
const MINUTES = 60_000

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      LONGEST.some((name) => moduleId.endsWith(`/test/${name}.test.ts`))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  plugins: [react()],
  test: {
    sequence: { sequencer: LongestFirst },
    // Vitest itself gives up after a second, which is the time of a fast machine.
    expect: { poll: { timeout: 2 * MINUTES } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          globalSetup: ['test/support/workers-setup.ts'],
          setupFiles: ['test/support/seeded-properties.ts'],
          include: ['test/unit/**/*.test.{ts,tsx}'],
          maxWorkers: 2,
          testTimeout: 2 * MINUTES,
          hookTimeout: 2 * MINUTES,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          globalSetup: ['test/support/workers-setup.ts'],
          setupFiles: ['test/support/seeded-properties.ts'],
          include: ['test/integration/**/*.test.{ts,tsx}'],
          maxWorkers: 2,
          testTimeout: 8 * MINUTES,
          hookTimeout: 4 * MINUTES,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/e2e-setup.ts'],
          setupFiles: ['test/support/e2e-screen.ts', 'test/support/seeded-properties.ts'],
          maxWorkers: process.platform === 'linux' && !process.env.DISPLAY ? 2 : 1,
          testTimeout: 8 * MINUTES,
          hookTimeout: 8 * MINUTES,
        },
      },
    ],
  },
})
