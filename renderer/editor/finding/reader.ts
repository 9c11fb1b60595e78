/**
 * Reads a document for what is sought, by letters in slices, by a pattern in a thread. It keeps what
 * each block said, and is made anew for whatever else is sought.
 */
import type { Node } from '@tiptap/pm/model'
import type { PageClock } from '../../bridge/page-clock'
import { createFindInBody, textblocks, textOf } from './find-in-body'
import { createFindSpans, type FindSpans, type Sought, type Span } from './match-text'
import { type PatternFault, readPattern } from './pattern'
import { PatternFinder } from './pattern-finder'
import type { StartPatternThread } from './pattern-thread'
import { runInSlices } from './run-in-slices'

export interface ReaderParts {
  readonly clock: PageClock
  readonly startPattern: StartPatternThread
}

export interface Reader {
  /** For a text beside the body; a pattern knows only what it was given to read. */
  readonly findSpans: FindSpans
  /** Told once: where it is said, or that the expression does not come to an end. */
  readonly read: (
    doc: Node,
    fields: readonly string[],
    told: (found: readonly Span[] | 'slow') => void,
  ) => void
  /** What is being read is told to nobody. */
  readonly stop: () => void
  readonly end: () => void
}

/** Nothing where nothing is sought; a word for why where the expression is none. */
export function createReader(
  sought: Sought,
  parts: ReaderParts,
): Reader | PatternFault | undefined {
  if (sought.text === '') return undefined
  if (sought.isPattern) return createPatternReader(sought, parts)
  const findSpans = createFindSpans(sought)
  if (!findSpans) return undefined
  const findInBody = createFindInBody(findSpans)
  let stop = () => {}
  return {
    findSpans,
    read: (doc, _fields, told) => {
      stop()
      stop = runInSlices(findInBody(doc), parts.clock, told)
    },
    stop: () => stop(),
    end: () => stop(),
  }
}

function createPatternReader(sought: Sought, parts: ReaderParts): Reader | PatternFault {
  const read = readPattern(sought)
  if (read.kind === 'fault') return read.fault
  const { startPattern: start, clock } = parts
  const finder = new PatternFinder({ pattern: read.pattern, start, clock })
  const findInBody = createFindInBody(finder.findSpans)
  let stop = () => {}
  const quiet = () => {
    stop()
    finder.forget()
  }
  return {
    findSpans: finder.findSpans,
    read: (doc, fields, told) => {
      quiet()
      const texts = textblocks(doc).map(({ block }) => textOf(block))
      finder.learn([...fields, ...texts], (learned) => {
        if (learned === 'slow') told('slow')
        else stop = runInSlices(findInBody(doc), clock, told)
      })
    },
    stop: quiet,
    end: () => {
      quiet()
      finder.end()
    },
  }
}
