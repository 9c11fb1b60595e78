/** What goes along with a notebook or base that is shared, said before it is. */

export interface SharingPreview {
  /** As it is shared now: what is in it, to be edited too. */
  readonly sharesEditing: boolean
  /** Of a base, those that go along, and those that go along to be edited; 0 of a notebook. */
  readonly notebooks: number
  readonly editableNotebooks: number
  /** Notes that go along, those to be edited among them. */
  readonly read: number
  /** Notes that go along to be edited, where that is chosen. */
  readonly edit: number
  /** To be read alone: this person may only read them. */
  readonly viewOnly: NamedNotes
  /** To be read alone: somebody else made them, and nobody has allowed more. */
  readonly notAllowed: NamedNotes
  /** Not at all: their authors do not allow it. */
  readonly withheld: NamedNotes
}

/** How many, and what the first of them are called. */
export interface NamedNotes {
  readonly count: number
  /** At most three; empty for one without a title. */
  readonly titles: readonly string[]
}
