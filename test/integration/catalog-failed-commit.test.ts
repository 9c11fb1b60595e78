import { expect, it } from 'vitest'
import { openCatalogInSteps, openFilledLibrary } from '../support/catalog-stories'
import { canLimitFiles, withoutWriting } from '../support/unwritable-files'

const NOTES = 60

it.runIf(canLimitFiles)(
  'A catalog that is built anew lacks no note when a change meanwhile cannot be written',
  async () => {
    const { library, source } = await openFilledLibrary(NOTES)
    const catalog = await openCatalogInSteps(source)
    const { reports } = catalog
    catalog.step()
    expect(reports.at(-1)).toMatchObject({ kind: 'progress', done: 24 })
    const changed = library.log.documentIds().find((docId) => docId !== source.homeId)
    withoutWriting(() => catalog.answer('change', [{ docId: changed, trashedAt: 7 }]))
    catalog.finish()
    expect(reports).toContainEqual({ kind: 'indexed', failure: undefined })
    expect(reports).toContainEqual({ kind: 'unkept', store: 'unknown' })
    expect(catalog.answer('counts')).toEqual({ notes: NOTES - 1, trash: 1 })
  },
)
