/**
 * A note's title as a file name that every system takes: Windows' letters and reserved names, 255
 * bytes, composed accents, and no two alike where capitals do not count.
 */

const FORBIDDEN = /[<>:"/\\|?*]|\p{Cc}/gu
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu
/** Leaves room for a number and an ending, and for what a sync service adds. */
const MAX_BYTES = 200

export function safeName(title: string, otherwise: string): string {
  const name = title
    .normalize('NFC')
    .replace(/\p{Surrogate}/gu, '')
    .replace(FORBIDDEN, '-')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '')
  const short = shorten(name)
  if (short === '') return otherwise
  return RESERVED.test(short) ? `_${short}` : short
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MAX_BYTES) return name
  let kept = ''
  let bytes = 0
  for (const letter of name) {
    bytes += Buffer.byteLength(letter)
    if (bytes > MAX_BYTES) break
    kept += letter
  }
  return kept.replace(/[. ]+$/u, '')
}

/** Gives each name once, with a number where it was given before. */
export class Names {
  readonly #given = new Set<string>()
  readonly #next = new Map<string, number>()

  take(name: string, ending: string): string {
    const key = name.toLowerCase()
    for (let number = this.#next.get(key) ?? 1; ; number += 1) {
      const whole = number === 1 ? `${name}${ending}` : `${name} ${number}${ending}`
      if (this.#given.has(whole.toLowerCase())) continue
      this.#given.add(whole.toLowerCase())
      this.#next.set(key, number + 1)
      return whole
    }
  }
}
