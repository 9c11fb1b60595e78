/** What requests are made of: ids, lists of them, and texts and numbers with their limits. */
import * as v from 'valibot'
import { type DocId, parseDocId } from '../../shared/records/keys'

export const docId = v.pipe(
  v.string(),
  v.check((letters) => parseDocId(letters) !== undefined, 'a document id is needed'),
  v.transform((letters) => letters as DocId),
)

/** Everything at once, for a selection of the whole list. */
export const docIds = v.pipe(v.array(docId), v.maxLength(200_000))

export const nothing = v.pipe(
  v.object({}),
  v.transform((): Record<string, never> => ({})),
)

export const text = (letters: number) => v.pipe(v.string(), v.maxLength(letters))

export const count = (most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))

/** As long as a note's title may be that somebody typed: what is changed in one keeps the rest. */
export const title = text(100_000)

/** What is looked for by its first letters; the rest of a long text changes no answer. */
export const beginning = (letters: number) =>
  v.pipe(
    text(1_000_000),
    v.transform((typed) => typed.slice(0, letters)),
  )
