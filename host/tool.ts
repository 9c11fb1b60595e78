/**
 * Backups and recovery words from the command line:
 * `node out/main/library-tool.js backup | restore NAME | list-backups | words`.
 */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { version } from '../package.json'
import { openHost } from './host'
import { SYSTEM_CLOCK } from './process/clock'
import { defaultLibraryFolder, logFolder } from './process/library-folder'
import { createLog } from './process/log-file'
import { runTool } from './terminal/run-tool'
import { askUnseen } from './terminal/terminal-input'
import { parseToolArguments, TOOL_USAGE, type ToolCommand } from './terminal/tool-arguments'

const parsed = parseToolArguments(process.argv.slice(2), process.cwd())
if (parsed.kind === 'run') {
  const machine = { platform: process.platform, home: homedir(), env: process.env }
  process.exitCode = await work(parsed.library ?? defaultLibraryFolder(machine), parsed.command)
} else {
  if (parsed.kind === 'refused') complain(parsed.reason)
  console.log(TOOL_USAGE)
  process.exitCode = parsed.kind === 'refused' ? 2 : 0
}

async function work(folder: string, command: ToolCommand): Promise<number> {
  // Opening a folder that is not there would make a new library, with words of its own.
  if (!existsSync(folder)) {
    complain(`there is no library in ${folder}`)
    return 1
  }
  const host = await openHost({
    folder,
    version,
    keychain: undefined,
    clock: SYSTEM_CLOCK,
    log: createLog({ folder: logFolder(folder), name: 'host', now: Date.now }),
    isRestart: false,
  })
  try {
    return await runTool(host, command, { say: console.log, complain, ask: askUnseen })
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error))
    return 1
  } finally {
    await host.close()
  }
}

function complain(line: string): void {
  console.error(`library-tool: ${line}`)
}
