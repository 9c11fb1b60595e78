// Three projects, from quick to slow. The end-to-end one runs one file at a time on the built
// app: each test starts real processes and windows, and two cores are enough for one of them. The
// others go two files at a time: vitest alone would leave one of two cores to itself.
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
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
