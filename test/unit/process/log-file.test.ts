import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog, describeError, formatEntry, mask } from '../../../host/process/log-file'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/folders'

const KEY = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA'

let folder: TemporaryFolder
beforeEach(async () => {
  folder = await createTemporaryFolder('log')
})
afterEach(() => folder.remove())

const open = (name = 'host') => createLog({ folder: join(folder.path, 'logs'), name, now: () => 0 })

describe('a log', () => {
  it('is one JSON object a line', () => {
    open()({ level: 'info', event: 'started', details: { count: 3, isRestart: false } })
    expect(readFileSync(join(folder.path, 'logs', 'host.jsonl'), 'utf8')).toBe(
      '{"time":"1970-01-01T00:00:00.000Z","level":"info","event":"started","count":3,"isRestart":false}\n',
    )
  })

  it('is readable by its owner alone', () => {
    open()({ level: 'info', event: 'started' })
    expect(statSync(join(folder.path, 'logs', 'host.jsonl')).mode & 0o077).toBe(0)
  })

  it('is bounded: two older files are kept', () => {
    const log = open()
    const details = { filler: 'some words '.repeat(1000) }
    for (let n = 0; n < 500; n++) log({ level: 'info', event: 'filled', details })
    const files = readdirSync(join(folder.path, 'logs'))
    expect(files.sort()).toEqual(['host.1.jsonl', 'host.2.jsonl', 'host.jsonl'])
    for (const file of files) {
      expect(statSync(join(folder.path, 'logs', file)).size).toBeLessThanOrEqual(1024 * 1024)
    }
  })

  it('never stops the app when it cannot be written', () => {
    const said: unknown[] = []
    const { error } = console
    console.error = (line: unknown) => said.push(line)
    writeFileSync(join(folder.path, 'file'), '')
    const log = createLog({ folder: join(folder.path, 'file', 'logs'), name: 'host', now: () => 0 })
    log({ level: 'info', event: 'one' })
    log({ level: 'info', event: 'two' })
    console.error = error
    expect(said).toEqual(['Carnet cannot write its log: ENOTDIR'])
  })

  it('holds no link and no key, even when one slips in', () => {
    for (const text of [`carnet://note/x#e=${KEY}`, KEY, Buffer.from(KEY).toString('hex')]) {
      expect(mask(`before ${text} after`)).not.toContain(text.slice(10, 30))
    }
    const line = formatEntry({ level: 'error', event: 'x', details: { at: `open ${KEY}` } }, 0)
    expect(line).not.toContain(KEY)
    expect(mask('ENOENT at openHost (host.js:1:2)')).toBe('ENOENT at openHost (host.js:1:2)')
  })

  it('says of an error what it is and where, not what it says', () => {
    const found = describeError(new TypeError('Ma note secrète'))
    expect(found.error).toBe('TypeError')
    expect(found.at).toMatch(/log-file\.test\.ts:\d+:\d+/u)
    expect(JSON.stringify(found)).not.toContain('secrète')
    expect(JSON.stringify(found)).not.toContain('/work')
    expect(describeError('Ma note')).toEqual({ error: 'string', at: '' })
  })
})
