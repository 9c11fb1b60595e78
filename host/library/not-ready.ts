/** Something was asked that the library's phase does not allow: it is locked, or cannot be opened. */
export class NotReady extends Error {}
