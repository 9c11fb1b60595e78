/** Why a transaction happened. Undo follows USER and nothing else; the log skips what is stored already. */
export const USER = Symbol('user')
/** Read back from the log: already on disk. */
export const STORED = Symbol('stored')
/** Opened from a peer's record: stored with its record, not journaled again. */
export const RECEIVED = Symbol('received')
/** Made by the program on the person's behalf, such as an import. */
export const PROGRAM = Symbol('program')

export type Unsubscribe = () => void
