// npm run relay -- ARGS: installs and builds what is missing, then runs the relay.
import { ensureBuilt } from './build.mjs'
import { handOver } from './children.mjs'
import { ensureInstalled } from './install.mjs'
import { checkNode, inRoot, runScript } from './project.mjs'

await runScript(async () => {
  checkNode()
  await ensureInstalled()
  await ensureBuilt()
  return handOver(process.execPath, [inRoot('out', 'main', 'relay.js'), ...process.argv.slice(2)])
})
