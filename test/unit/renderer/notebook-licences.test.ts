import { expect, it } from 'vitest'
import { licencesOf } from '../../../renderer/features/panel/properties/use-notebook-licences'
import type { CollectionRow } from '../../../shared/contract/collections'
import type { Licence } from '../../../shared/model/licence'

const inNotebook = (title: string, licence: Licence | null) => ({
  notebook: { docId: title, title } as unknown as CollectionRow,
  licence,
})

it('takes for a note the licence that all of its notebooks with one agree on', () => {
  expect(licencesOf([])).toEqual({ all: [], agreed: undefined })
  const plain = inNotebook('A', null)
  const open = inNotebook('B', 'CC-BY-4.0')
  expect(licencesOf([plain])).toEqual({ all: [], agreed: undefined })
  expect(licencesOf([plain, open, inNotebook('C', 'CC-BY-4.0')])).toMatchObject({
    all: [{ notebook: 'B' }, { notebook: 'C' }],
    agreed: { notebook: 'B', licence: 'CC-BY-4.0' },
  })
  expect(licencesOf([open, inNotebook('C', 'CC0-1.0')])).toMatchObject({
    all: [{ notebook: 'B' }, { notebook: 'C' }],
    agreed: undefined,
  })
})
