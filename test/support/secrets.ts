// What must be found nowhere: each secret in every form in which a program keeps or prints it.

export type Needles = Readonly<Record<string, Uint8Array>>

/** A text as files and sockets have it, and as V8 keeps it in memory. */
export function textNeedles(name: string, text: string): Needles {
  return {
    [`${name} (UTF-8)`]: Buffer.from(text, 'utf8'),
    [`${name} (UTF-16)`]: Buffer.from(text, 'utf16le'),
    [`${name} (Latin-1)`]: Buffer.from(text, 'latin1'),
  }
}

export function keyNeedles(name: string, key: Uint8Array): Needles {
  const bytes = Buffer.from(key)
  return {
    [name]: bytes,
    [`${name} (hex)`]: Buffer.from(bytes.toString('hex')),
    [`${name} (base64url)`]: Buffer.from(bytes.toString('base64url')),
    [`${name} (base64)`]: Buffer.from(bytes.toString('base64')),
  }
}

/** Names of those that these bytes hold. */
export function findNeedles(bytes: Buffer, needles: Needles): readonly string[] {
  return Object.entries(needles)
    .filter(([, needle]) => bytes.includes(Buffer.from(needle)))
    .map(([name]) => name)
}
