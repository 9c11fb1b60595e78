/** A place where a note says what is sought. */
import type { FindSpans, Span } from './match-text'

/** A field above the body: its letters cannot be drawn over, so its marks lie on a layer of their own. */
export type Area = HTMLTextAreaElement

export interface Found extends Span {
  /** Absent for the body. */
  readonly area?: Area
}

/** What a field said when it was read. */
export interface InArea {
  readonly area: Area
  readonly text: string
  readonly spans: readonly Found[]
}

export function readArea(area: Area, findSpans: FindSpans): InArea {
  const text = area.value
  return { area, text, spans: findSpans(text).map((span) => ({ ...span, area })) }
}
