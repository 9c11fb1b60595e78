// The Electron that the project declares gets security updates. It is held against the day on which
// the table was taken, not against today: an old checkout stays green, whatever came out since. What
// makes the table be taken again is a new major here, which it does not list, and each release.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listReleases, supportOf, TAKEN } from '../../support/electron-majors'
import { root } from '../../support/folders'

const readJson = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'))

const majorOf = (version: string) => Number(/^(\d+)\.\d+\.\d+$/u.exec(version)?.[1])

describe('the Electron that is declared', () => {
  it('is of a major that gets security updates', () => {
    const declared: string = readJson('package.json').devDependencies.electron
    expect(supportOf(majorOf(declared))).toEqual({ kind: 'supported' })
    expect(readJson('package-lock.json').packages['node_modules/electron'].version).toBe(declared)
  })
})

describe('a major of Electron', () => {
  it('gets security updates until the third after it is out', () => {
    expect([41, 42, 43, 44, 45].map(supportOf)).toEqual([
      { kind: 'ended', on: '2026-08-25' },
      { kind: 'ended', on: '2026-10-21' },
      { kind: 'supported' },
      { kind: 'supported' },
      { kind: 'supported' },
    ])
    for (const other of [33, 46, Number.NaN])
      expect(supportOf(other)).toEqual({ kind: 'not listed' })
  })

  it('came out after the one before it, and before the table was taken', () => {
    const days = [...listReleases(), TAKEN]
    expect(days).toEqual(days.toSorted())
  })
})
