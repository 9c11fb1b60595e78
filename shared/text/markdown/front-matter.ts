/**
 * The YAML at the top of a Markdown file. Written as JSON values, one key a line, which every YAML
 * reader takes and which read back without a parser; read as whatever YAML another tool wrote.
 */
import { parse } from 'yaml'

export type FrontMatter = ReadonlyMap<string, unknown>

export interface SplitText {
  readonly fields: FrontMatter
  /** What follows the front matter; everything when there is none that reads as such. */
  readonly body: string
}

const MAX_LETTERS = 64 * 1024
const BLOCK = /^---[ \t]*\n([^]*?)(?:\n|^)(?:---|\.\.\.)[ \t]*(?:\n|$)/u
const SIMPLE_LINE =
  /^([A-Za-z][\w-]*): (?:("(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*")|(\d{4}-\d\d-\d\dT[\d:.]+Z))$/u
const PLAIN_KEY = /^[A-Za-z][\w-]*$/u
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u

export function splitFrontMatter(text: string): SplitText {
  const nothing = { fields: new Map(), body: text }
  if (!text.startsWith('---')) return nothing
  const match = BLOCK.exec(text)
  if (!match || (match[1] ?? '').length > MAX_LETTERS) return nothing
  const fields = readFields(match[1] ?? '')
  if (!fields) return nothing
  return { fields, body: text.slice(match[0].length).replace(/^\n+/u, '') }
}

export function writeFrontMatter(fields: FrontMatter): string {
  const lines = Array.from(fields, ([key, value]) => {
    const name = PLAIN_KEY.test(key) ? key : JSON.stringify(key)
    const isDate = typeof value === 'string' && DATE.test(value)
    return `${name}: ${isDate ? value : JSON.stringify(value)}`
  })
  return `---\n${lines.join('\n')}\n---\n`
}

function readFields(yaml: string): FrontMatter | undefined {
  return readSimply(yaml) ?? readYaml(yaml)
}

function readSimply(yaml: string): FrontMatter | undefined {
  const fields = new Map<string, unknown>()
  for (const line of yaml.split('\n')) {
    const [, key, quoted, plain] = SIMPLE_LINE.exec(line) ?? []
    if (key === undefined || fields.has(key)) return undefined
    fields.set(key, quoted === undefined ? plain : JSON.parse(quoted))
  }
  return fields
}

function readYaml(yaml: string): FrontMatter | undefined {
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 50, logLevel: 'silent' })
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return new Map(Object.entries(value))
  } catch {
    // Not YAML: a rule at the top of an ordinary text.
    return undefined
  }
}
