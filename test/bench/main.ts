// npm run bench [-- NAME...] [--quick] [--scale] [--json FILE]: measures, prints one table, and ends
// with 1 where a scenario failed. A goal that is not met is a figure and fails nothing.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { removeLeftFolders } from '../support/folders'
import { openLibraries } from './app/libraries'
import { openCatalogs } from './catalogs'
import { chooseScenarios, runScenarios } from './run-scenarios'
import type { Scenario } from './row'
import { createScenarios } from './scenarios'
import { formatTable } from './table'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    scale: { type: 'boolean', default: false },
    json: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
})

await removeLeftFolders()
const libraries = openLibraries()
const catalogs = openCatalogs()
const chosen = chooseScenarios(createScenarios(libraries, catalogs), positionals)
if ('unknown' in chosen) {
  console.error(`no scenario is called ${chosen.unknown}; there are ${chosen.known}`)
  process.exitCode = 2
} else if (values.list) for (const { name } of chosen) console.log(name)
else process.exitCode = await measure(chosen)
// What a scenario that was given up has left running does not hold the program.
process.exit()

async function measure(scenarios: readonly Scenario[]): Promise<number> {
  const machine = describeMachine()
  console.log(machine)
  const { quick, scale } = values
  const { rows, failures } = await runScenarios(scenarios, { quick, scale }, console.log)
  await libraries.close()
  await catalogs.close()
  console.log(`\n${formatTable(rows)}\n`)
  for (const { scenario, reason } of failures) console.log(`${scenario} failed: ${reason}`)
  const missed = rows.filter(({ isMet }) => !isMet)
  console.log(
    `${rows.length} rows, ${rows.length - missed.length} met, ${failures.length} scenarios failed${quick ? ' (quick: the figures mean little)' : ''}`,
  )
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ machine, quick, rows, failures }, null, 2)}\n`)
  return failures.length > 0 ? 1 : 0
}

function describeMachine(): string {
  const executable = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '', 'electron')
  const electron = execFileSync(executable, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  }).trim()
  return `${availableParallelism()} cores, ${process.platform} ${process.arch}, Node ${process.versions.node}, Electron ${electron}, ${new Date().toISOString()}`
}
