/** A file's bytes as text, whatever wrote them: UTF-8, UTF-16 with or without its mark, else Windows-1252. */

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** Undefined for what is no text. Line ends become LF; NUL and lone surrogates become U+FFFD. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = decode(bytes)
  if (text === undefined) return undefined
  const marked = text.startsWith('\ufeff') ? text.slice(1) : text
  const lines = marked.includes('\r') ? marked.replace(/\r\n?/gu, '\n') : marked
  // Lone surrogates the decoders have replaced already.
  return lines.includes('\0') ? lines.replaceAll('\0', '\ufffd') : lines
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const sample = bytes.subarray(0, 4096)
  const zeros = sample.includes(0) ? countZeros(sample) : NO_ZEROS
  if (sample.byteLength % 2 === 0 && zeros.even + zeros.odd > sample.byteLength / 4) {
    if (zeros.even === 0) return new TextDecoder('utf-16le').decode(bytes)
    if (zeros.odd === 0) return new TextDecoder('utf-16be').decode(bytes)
    return undefined
  }
  try {
    return UTF8.decode(bytes)
  } catch {
    // Not UTF-8. Text of an older program has hardly a control character; anything else has many.
    return countControls(sample) > sample.byteLength / 50
      ? undefined
      : new TextDecoder('windows-1252').decode(bytes)
  }
}

const NO_ZEROS = { even: 0, odd: 0 } as const

function countZeros(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  let [even, odd] = [0, 0]
  bytes.forEach((byte, at) => {
    if (byte !== 0) return
    if (at % 2 === 0) even += 1
    else odd += 1
  })
  return { even, odd }
}

function countControls(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => count + (byte < 32 && !(byte >= 9 && byte <= 13) ? 1 : 0), 0)
}
