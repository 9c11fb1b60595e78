import type { Row } from './row'

const HEADINGS = ['scenario', 'ours', 'peers', 'ratio', 'unit', 'goal', 'met'] as const

/** The rows as a Markdown table, as they came out. */
export function formatTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.remark ? `${row.scenario} (${row.remark})` : row.scenario,
    figure(row.ours),
    Object.entries(row.peers)
      .map(([peer, value]) => `${peer} ${figure(value)}`)
      .join(', ') || '–',
    Object.values(row.peers)
      .map((value) => (value === 0 ? '–' : `${figure(row.ours / value)}×`))
      .join(', ') || '–',
    row.unit,
    row.goal,
    row.isMet ? 'yes' : 'NO',
  ])
  const lines = [HEADINGS, HEADINGS.map(() => '---'), ...cells]
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n')
}

export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5)
}

/** @param share between 0 and 1 */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share))
  const value = sorted[at]
  if (value === undefined) throw new Error('no figures to take a quantile of')
  return value
}

/** From the least to the most. */
export function spread(figures: readonly number[]): string {
  return `${figure(Math.min(...figures))} to ${figure(Math.max(...figures))}`
}

function figure(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(3)))
}
