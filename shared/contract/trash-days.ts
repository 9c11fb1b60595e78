/** How long a note stays in the trash before its bytes are removed from this machine. */
export const TRASH_DAYS = 30
