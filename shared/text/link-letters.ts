/** Of every `carnet://` link, whatever it leads to. */
export const MAX_LINK_LETTERS = 2048
