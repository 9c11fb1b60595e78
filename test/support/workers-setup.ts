// Before the first test: an empty folder where all files of this run share the workers they build.
// It goes after the last, and with it what was built from sources that have changed since.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { root } from './folders'
import { BUNDLES } from './workers'

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let shared = await share()
  const forget = () => rm(shared, { recursive: true, force: true })
  project.onTestsRerun(async () => {
    await forget()
    shared = await share()
  })
  return forget
}

async function share(): Promise<string> {
  const folder = join(root, '.cache/workers')
  await mkdir(folder, { recursive: true })
  const shared = await mkdtemp(join(folder, 'run-'))
  process.env[BUNDLES] = shared
  return shared
}
