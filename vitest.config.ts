// Three projects, from quick to slow, each two files at a time: vitest alone would leave one of two
// cores to itself. The end-to-end one, on the built app, does so only where each worker can have a
// display of its own.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles: ['test/support/seeded-properties.ts'],
          include: ['test/unit/**/*.test.{ts,tsx}'],
          maxWorkers: 2,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          setupFiles: ['test/support/seeded-properties.ts'],
          include: ['test/integration/**/*.test.{ts,tsx}'],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 60_000,
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
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
