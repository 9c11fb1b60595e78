import { expect, it } from 'vitest'
import { ROW_HELP, rowDeletionOf } from '../../../renderer/features/note-list/row-deletion'
import { createWords } from '../../../renderer/i18n/i18n'
import type { NotePlace } from '../../../shared/contract/lists'
import type { DocId } from '../../../shared/records/keys'

const docId = 'PrTdaFWcEGpTC4WGO7CHPw' as DocId
const said: readonly [NotePlace, string, string][] = [
  [{ kind: 'all' }, 'met à la corbeille', 'moves it to the trash'],
  [{ kind: 'to-sort' }, 'met à la corbeille', 'moves it to the trash'],
  [{ kind: 'base', docId }, 'met à la corbeille', 'moves it to the trash'],
  [{ kind: 'notebook', docId }, 'retire du carnet', 'takes it out of the notebook'],
  [{ kind: 'trash' }, 'supprime pour de bon', 'deletes it for good'],
]

it.each(said)('says what Delete does in %o', async (list, french, english) => {
  const key = ROW_HELP[rowDeletionOf(list)]
  expect((await createWords('fr')).t(key)).toContain(french)
  expect((await createWords('en')).t(key)).toContain(english)
})
