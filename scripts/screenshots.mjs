// npm run screenshots: takes the pictures of the README again, from the real app.
import { runScript } from './project.mjs'
import { runTestProgram } from './test-program.mjs'

await runScript(() => runTestProgram('test/screenshots'))
