/** Front matter that a note has no field for is kept in its settings, one key each, under this prefix. */
export const FRONT = 'front.'

/**
 * In the front matter of a notebook or base: which of them it is. Only where we wrote the file, since
 * a note may have a field of any name.
 */
export const KIND = 'carnet'
export const DESCRIPTION = 'description'
