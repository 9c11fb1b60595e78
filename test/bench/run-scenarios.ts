// One scenario after the other. One that fails is told, and the next one runs: a bench that stops
// half-way has measured nothing. One that takes longer than it may cannot be stopped from outside and
// would be measured along with the next: the rest is told as not run.
import type { BenchOptions, Row, Scenario } from './row'

export interface Failure {
  readonly scenario: string
  readonly reason: string
}

export interface Outcome {
  readonly rows: readonly Row[]
  readonly failures: readonly Failure[]
}

const LIMIT_MINUTES = 12

class TooLong extends Error {}

export async function runScenarios(
  scenarios: readonly Scenario[],
  options: BenchOptions,
  say: (line: string) => void,
): Promise<Outcome> {
  const rows: Row[] = []
  const failures: Failure[] = []
  let isLate = false
  for (const { name, run } of scenarios) {
    if (isLate) {
      failures.push({ scenario: name, reason: 'not run: the one before it had not ended' })
      continue
    }
    const start = performance.now()
    try {
      const found = await withLimit(run(options))
      if (found.length === 0) throw new Error('it gave no row')
      rows.push(...found)
      say(`${name}: ${seconds(start)}`)
    } catch (error) {
      isLate = error instanceof TooLong
      const reason = error instanceof Error ? error.message : String(error)
      failures.push({ scenario: name, reason })
      say(`${name}: FAILED after ${seconds(start)}: ${reason}`)
    }
  }
  return { rows, failures }
}

/** The names as typed: whole ones, or what comes before a slash. None means all. */
export function chooseScenarios(
  scenarios: readonly Scenario[],
  names: readonly string[],
): readonly Scenario[] | { readonly unknown: string; readonly known: string } {
  const fits = (scenario: Scenario, name: string) =>
    scenario.name === name || scenario.name.startsWith(`${name}/`)
  const unknown = names.filter((name) => !scenarios.some((scenario) => fits(scenario, name)))
  if (unknown.length > 0)
    return { unknown: unknown.join(', '), known: scenarios.map(({ name }) => name).join(', ') }
  if (names.length === 0) return scenarios
  return scenarios.filter((scenario) => names.some((name) => fits(scenario, name)))
}

async function withLimit<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(
      () => fail(new TooLong(`it takes longer than ${LIMIT_MINUTES} minutes`)),
      LIMIT_MINUTES * 60_000,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`
}
