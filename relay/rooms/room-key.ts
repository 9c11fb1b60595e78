/** A room id as a map key: one letter a byte. Not for eyes; logs show `shortRoom`. */
export function keyOfRoom(room: Uint8Array): string {
  return Buffer.from(room.buffer, room.byteOffset, room.byteLength).toString('latin1')
}

/** Enough to tell rooms apart in a log, too little to ask for one. */
export function shortRoom(room: Uint8Array): string {
  return Buffer.from(room.buffer, room.byteOffset, 4).toString('hex')
}
