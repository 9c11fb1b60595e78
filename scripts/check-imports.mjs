// Who may import whom (docs/design.md), checked by dependency-cruiser. With a TypeScript that it
// does not know it silently sees no modules at all, so the modules are counted against the files.
import { readdir } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { run } from './children.mjs'
import { inRoot, runScript } from './project.mjs'

const FOLDERS = ['electron', 'host', 'relay', 'renderer', 'shared', 'test']

await runScript(async () => {
  const folders = FOLDERS.filter((folder) => existsSync(inRoot(folder)))
  const cli = inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const { code, output } = await run(process.execPath, [cli, '--output-type', 'json', ...folders])
  const found = parse(output)
  if (found === null) {
    console.error(output)
    return code || 1
  }
  for (const { rule, from, to } of found.summary.violations) {
    console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`)
  }
  const sources = await listSources(folders)
  const seen = new Set(found.modules.map((module) => module.source))
  const unseen = sources.filter((source) => !seen.has(source))
  for (const source of unseen) console.error(`error not-cruised: ${source}`)
  console.log(`${sources.length - unseen.length} of ${sources.length} modules looked at`)
  return found.summary.violations.length + unseen.length > 0 ? 1 : 0
})

/**
 * @typedef {{ rule: { name: string, severity: string }, from: string, to: string }} Violation
 * @param {string} output
 * @returns {{ modules: { source: string }[], summary: { violations: Violation[] } } | null}
 */
function parse(output) {
  try {
    return JSON.parse(output)
  } catch {
    return null
  }
}

/** @param {readonly string[]} folders */
async function listSources(folders) {
  const sources = []
  for (const folder of folders) {
    for (const file of await readdir(inRoot(folder), { recursive: true })) {
      const path = `${folder}/${file.replaceAll('\\', '/')}`
      const isSource = /\.tsx?$/.test(path) && !path.endsWith('.d.ts')
      if (isSource && !path.startsWith('test/fixtures/')) sources.push(path)
    }
  }
  return sources
}
