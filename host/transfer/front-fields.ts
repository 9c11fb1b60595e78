/** Front matter that a note has no field for is kept in its settings, one key each, under this prefix. */
export const FRONT = 'front.'
