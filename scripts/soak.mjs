// npm run soak -- ARGS: installs and builds what is missing, then runs test/soak/main.ts.
import { runScript } from './project.mjs'
import { runTestProgram } from './test-program.mjs'

await runScript(() => runTestProgram('test/soak'))
