/** One line of the bench's table. Figures are medians of alternating runs; a result is checked before its time counts. */
export interface Row {
  readonly scenario: string
  readonly ours: number
  /** The same figure of each peer, measured in the same run. */
  readonly peers: Readonly<Record<string, number>>
  /** Such as `ms`, `MB`, `deliveries/CPU s`. */
  readonly unit: string
  /** The goal in words, as docs or the issue give it. */
  readonly goal: string
  readonly isMet: boolean
  /** Spread, sizes, what was left out. */
  readonly remark?: string
}

export interface BenchOptions {
  /** A smoke run of seconds: proves that it runs and that outputs are right, its figures mean little. */
  readonly quick: boolean
  /** Scenarios with a size run at a tenth and at ten times it as well. */
  readonly scale?: boolean
}

export interface Scenario {
  readonly name: string
  run(options: BenchOptions): Promise<readonly Row[]>
}
