// The libraries that scenarios open, each made once a run through the real import: the generated
// workload, and on top of the list notes of the sizes that are opened and typed into.
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/folders'
import { generateNotes, writeGeneratedFolder } from '../../support/generated-notes'
import { openTestHost } from '../../support/library'
import { type UploadedLibrary, uploadLibrary } from '../sync/uploaded'

export interface Libraries {
  /** The folder of a library with so many generated notes beside the measured ones. */
  folder(count: number): Promise<string>
  /** The same library, sent to a relay that runs on. */
  uploaded(count: number): Promise<UploadedLibrary>
  /** Removes them all. */
  close(): Promise<void>
}

export interface MeasuredNote {
  readonly title: string
  /** The last words of the text, in no other note. */
  readonly ending: string
  readonly markdown: string
}

const OPENED = 40
const PASSAGE = [...generateNotes(60)].map(({ markdown }) =>
  markdown.replace(/^#.*$/gmu, '').replace(/[[\]*]|\(\S+\)/gu, ''),
)

/** Notes of 8 kB, for opening. */
export const OPENED_NOTES: readonly MeasuredNote[] = Array.from({ length: OPENED }, (_, at) =>
  measuredNote(`Mesure ${String(at + 1).padStart(2, '0')}`, 8_000, at),
)
export const SMALL_NOTE = measuredNote('Frappe courte', 8_000, 50)
export const LARGE_NOTE = measuredNote('Frappe longue', 500_000, 51)

export function openLibraries(): Libraries {
  const made = new Map<number, Promise<TemporaryFolder>>()
  const sent = new Map<number, Promise<UploadedLibrary>>()
  const folder = async (count: number) => {
    const known = made.get(count) ?? makeLibrary(count)
    made.set(count, known)
    return join((await known).path, 'library')
  }
  return {
    folder,
    uploaded(count) {
      const known = sent.get(count) ?? folder(count).then(uploadLibrary)
      sent.set(count, known)
      return known
    },
    async close() {
      for (const uploaded of sent.values()) {
        const [ended] = await Promise.allSettled([uploaded])
        if (ended.status === 'fulfilled') await ended.value.close()
      }
      for (const folder of made.values()) {
        // One that could not be made has failed its scenarios already.
        const [ended] = await Promise.allSettled([folder])
        if (ended.status === 'fulfilled') await ended.value.remove()
      }
    },
  }
}

async function makeLibrary(count: number): Promise<TemporaryFolder> {
  const base = await createTemporaryFolder('bench-library')
  const from = join(base.path, 'from')
  await writeGeneratedFolder(from, count)
  await mkdir(join(from, 'mesure'), { recursive: true })
  const measured = [LARGE_NOTE, SMALL_NOTE, ...OPENED_NOTES]
  for (const [at, { title, markdown }] of measured.entries()) {
    const file = join(from, 'mesure', `${title}.md`)
    await writeFile(file, markdown)
    // The newest stand on top of the list.
    const time = Date.now() / 1000 + at
    await utimes(file, time, time)
  }
  const host = await openTestHost({ folder: join(base.path, 'library') })
  const page = host.page()
  await page.until(() => page.notice('phase')?.kind !== 'starting')
  const job = await page.request('startImport', { folder: from })
  // The first backup of a new library is a job as well.
  const ended = () =>
    page.notices.find(
      ({ name, notice }) =>
        name === 'job' &&
        job.kind === 'started' &&
        notice.jobId === job.jobId &&
        notice.outcome !== null,
    )
  await page.until(() => ended() !== undefined)
  const found = ended()
  const outcome = found?.name === 'job' ? found.notice.outcome : null
  const expected = count + measured.length
  if (outcome?.kind !== 'finished' || outcome.count !== expected)
    throw new Error(`the library of ${count} notes was not made: ${JSON.stringify(outcome)}`)
  await host.close()
  await rm(from, { recursive: true })
  return base
}

function measuredNote(title: string, letters: number, seed: number): MeasuredNote {
  const ending = `Fin de ${title.toLowerCase()}.`
  let text = ''
  for (let at = seed; text.length < letters; at += 1)
    text += `${(PASSAGE[at % PASSAGE.length] ?? '').trim()}\n\n`
  return {
    title,
    ending,
    markdown: `# ${title}\n\n${text.slice(0, letters).trim()}\n\n${ending}\n`,
  }
}
