/** What Yjs 13 writes in a V1 update: kinds of content, of shared types, and the bits beside a kind. */

export const GC = 0
export const DELETED = 1
export const JSON_VALUES = 2
export const BINARY = 3
export const STRING = 4
export const EMBED = 5
export const FORMAT = 6
export const TYPE = 7
export const ANY = 8
export const DOCUMENT = 9

export const ELEMENT = 3
export const HOOK = 5
export const XML_TEXT = 6

export const HAS_ORIGIN = 0x80
export const HAS_RIGHT_ORIGIN = 0x40
export const HAS_KEY = 0x20
/** The bits of the kind itself. */
export const KIND = 0x1f
