// npm run soak [-- NAME...] [--minutes N]: the crash and convergence tests with their full counts,
// one line of figures each. Ends with 1 where something was lost. N minutes are for all of them
// together; what they do not leave time for is told as done so many times, never as passed.
import { parseArgs } from 'node:util'
import { soaks } from './soaks'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '60' } },
})

const unknown = positionals.filter((name) => !soaks.some((soak) => soak.name === name))
const minutes = Number(values.minutes)
if (unknown.length > 0 || !(minutes > 0)) {
  console.error(`usage: npm run soak [-- NAME...] [--minutes N]; the names: ${namesOf(soaks)}`)
  process.exitCode = 2
} else process.exitCode = await soakAll()
process.exit()

async function soakAll(): Promise<number> {
  const chosen = soaks.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  const end = performance.now() + minutes * 60_000
  let failed = 0
  for (const [at, { name, run }] of chosen.entries()) {
    const start = performance.now()
    // Each has its share of the time that is left.
    const share = (end - start) / (chosen.length - at)
    try {
      const figures = await run(() => performance.now() - start > share)
      console.log(`${name}: ${figures}, ${Math.round((performance.now() - start) / 1000)} s`)
    } catch (error) {
      failed += 1
      console.log(`${name}: FAILED: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  console.log(`${chosen.length - failed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
}

function namesOf(list: readonly { readonly name: string }[]): string {
  return list.map(({ name }) => name).join(', ')
}
