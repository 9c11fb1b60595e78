// Backups and recovery words from a terminal, with a real process for each command.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DocId } from '../../shared/records/keys'
import { createTemporaryFolder } from '../support/folders'
import { createNote, readText } from '../support/host-notes'
import { openTestHost, type TestHost } from '../support/library'
import { runTool } from '../support/library-tool'
import { onEnd } from '../support/on-end'

async function temporaryFolder(): Promise<string> {
  const folder = await createTemporaryFolder('tool')
  onEnd(folder.remove)
  return folder.path
}

async function openHost(folder: string): Promise<TestHost> {
  const host = await openTestHost({ folder })
  onEnd(host.close)
  return host
}

/** A library with one note that says so. */
async function libraryWith(
  text: string,
): Promise<{ readonly folder: string; readonly docId: DocId }> {
  const folder = await temporaryFolder()
  const host = await openHost(folder)
  const docId = await createNote(host)
  const page = host.page()
  const note = page.open(docId)
  await page.until(() => note.isSynced)
  note.type(text)
  await page.until(() => note.isSaved)
  await host.close()
  return { folder, docId }
}

async function backUp(folder: string): Promise<string> {
  expect(await runTool(['backup', '--library', folder])).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^Backed up 1 notes to .+\.\n$/u),
    complained: '',
  })
  const { code, said } = await runTool(['list-backups', '--library', folder])
  expect(code).toBe(0)
  const line = /^(\S+) {2}\d{4}-\d\d-\d\dT[\d:.]+Z {2}1 notes(?:, needs the 24 words)?\n$/u
  const [, name = ''] = line.exec(said) ?? []
  expect(name).not.toBe('')
  return name
}

describe('the library tool', () => {
  it('backs a library up, lists the backup, and puts it in the place of a damaged library', async () => {
    const { folder, docId } = await libraryWith('gardé')
    const none = await runTool(['list-backups', '--library', folder])
    expect(none).toEqual({ code: 0, said: 'There is no backup yet.\n', complained: '' })
    const name = await backUp(folder)
    const file = join(folder, 'library.db')
    const garbage = Buffer.alloc(readFileSync(file).length, 7)
    writeFileSync(file, garbage)
    const damaged = await runTool(['backup', '--library', folder])
    expect(damaged).toMatchObject({ code: 1, complained: expect.stringContaining('(damaged)') })
    expect(readFileSync(file).equals(garbage)).toBe(true)
    const restored = await runTool(['restore', name, '--library', folder])
    expect(restored).toEqual({
      code: 0,
      said: 'Restored 1 notes from the backup.\n',
      complained: '',
    })
    expect(await readText(await openHost(folder), docId)).toBe('gardé')
  })

  it('brings a purged note back and keeps what was written since', async () => {
    const { folder, docId } = await libraryWith('purgé')
    const name = await backUp(folder)
    const host = await openHost(folder)
    const later = await createNote(host, 'Depuis')
    await host.page().request('trashNotes', { docIds: [docId] })
    await host.page().request('purgeNotes', { docIds: [docId] })
    await host.close()
    expect(await runTool(['restore', name, '--library', folder])).toMatchObject({
      code: 0,
      said: 'Restored 1 notes from the backup.\n',
    })
    const again = await openHost(folder)
    expect(await readText(again, docId)).toBe('purgé')
    const kept = await again.page().request('openDocument', { docId: later })
    expect(kept).toMatchObject({ kind: 'open' })
  })

  it('changes nothing for a name that is no backup', async () => {
    const { folder, docId } = await libraryWith('intact')
    await backUp(folder)
    for (const name of ['absent', '../..']) {
      const run = await runTool(['restore', name, '--library', folder])
      expect(run).toMatchObject({ code: 1, said: '' })
      expect(run.complained).toContain('nothing was changed')
    }
    expect(await readText(await openHost(folder), docId)).toBe('intact')
  })

  it('leaves a library alone that a running Carnet has open', async () => {
    const { folder } = await libraryWith('ouvert')
    await openHost(folder)
    for (const command of [['backup'], ['list-backups'], ['restore', 'x'], ['words']]) {
      const run = await runTool([...command, '--library', folder])
      expect(run).toMatchObject({ code: 1, said: '' })
      expect(run.complained).toContain('another Carnet has this library open')
    }
  })

  it('makes no library where there is none, and explains itself', async () => {
    const absent = join(await temporaryFolder(), 'absent')
    const run = await runTool(['list-backups', '--library', absent])
    expect(run).toMatchObject({ code: 1, complained: expect.stringContaining('no library in') })
    expect(existsSync(absent)).toBe(false)
    expect(await runTool(['restore'])).toMatchObject({
      code: 2,
      complained: expect.stringContaining('needs the name'),
      said: expect.stringContaining('list-backups'),
    })
    expect((await runTool(['--help'])).code).toBe(0)
  })

  it('asks for the passphrase of a protected library before it prints its words', async () => {
    const { folder } = await libraryWith('protégé')
    const open = await runTool(['words', '--library', folder, '--lang', 'en'])
    expect(open.said.trim().split(' ')).toHaveLength(24)
    const host = await openHost(folder)
    await host.page().request('setPassphrase', { passphrase: 'une phrase assez longue' })
    await host.close()
    const wrong = await runTool(['words', '--library', folder], 'une autre')
    expect(wrong).toMatchObject({ code: 1, said: '' })
    expect(wrong.complained).toContain('the passphrase is wrong')
    const args = ['words', '--library', folder, '--lang', 'en']
    const right = await runTool(args, 'une phrase assez longue')
    expect(right).toEqual({ code: 0, said: open.said, complained: '' })
  })
})
