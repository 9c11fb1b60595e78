/** Who made a document and who wrote in it, as their devices signed it: no field that anybody may type. */

import type { PersonId } from '../records/identity'

export interface DocumentPerson {
  readonly personId: PersonId
  /** As they signed it; one's own is the profile's. Null where none has come. Not two people's alone. */
  readonly name: string | null
  /** What tells people of one name apart: the first two of the groups that are compared aloud. */
  readonly fingerprint: string
  /** On any of one's own devices. */
  readonly isMe: boolean
}

export interface DocumentPeople {
  /** Null where nobody signed for it, or where several claim it. */
  readonly createdBy: DocumentPerson | null
  /** By the creator's clock; null where nothing readable was written. */
  readonly createdAt: number | null
  /** Everyone who is certified to have written in it, who made it among them; oneself first, then by name. */
  readonly writers: readonly DocumentPerson[]
  /** How many windows and devices wrote in it without a valid signature. */
  readonly unverified: number
}
