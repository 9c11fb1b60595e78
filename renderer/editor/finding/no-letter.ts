/** Stands in a text for what is none, as an image in a line: a sign that nobody types. */
export const NO_LETTER = '\ufffc'
