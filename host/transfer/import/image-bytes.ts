/** Recognises an image by its first bytes: a name proves nothing. */

export function imageTypeOf(bytes: Uint8Array): string | undefined {
  const starts = (...first: readonly number[]) => first.every((byte, at) => bytes[at] === byte)
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (ascii(0, 4) === 'GIF8') return 'image/gif'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp'
  if (ascii(4, 8) === 'ftyp' && /^avi[fs]$/u.test(ascii(8, 12))) return 'image/avif'
  if (ascii(0, 2) === 'BM') return 'image/bmp'
  return isSvg(bytes) ? 'image/svg+xml' : undefined
}

/** Shown by <img> alone, where its scripts do not run. */
function isSvg(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 1024)).replace(/^\ufeff?\s*/u, '')
  return /^(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/iu.test(
    start,
  )
}
