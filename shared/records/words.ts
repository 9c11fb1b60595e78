import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39'
import { wordlist as english } from '@scure/bip39/wordlists/english.js'
import { wordlist as french } from '@scure/bip39/wordlists/french.js'
import { foldLetters } from '../text/fold'

const WORD_COUNT = 24

/** The 24 words of a 32-byte root secret (BIP-39), in the language of the interface. */
export function wordsOf(root: Uint8Array, language: 'fr' | 'en'): readonly string[] {
  return entropyToMnemonic(root, language === 'fr' ? french : english)
    .normalize('NFC')
    .split(/\s+/u)
}

/** Accepts either language, any spacing and case, accents composed, decomposed or left out. */
export function parseWords(text: string): Uint8Array | 'word-count' | 'word-unknown' | 'checksum' {
  const typed = text
    .trim()
    .split(/[\s,;]+/u)
    .map(foldLetters)
  if (typed.length !== WORD_COUNT) return 'word-count'
  let isKnown = false
  for (const list of [french, english]) {
    const byFolded = new Map(list.map((word) => [foldLetters(word), word]))
    const words = typed.map((word) => byFolded.get(word))
    if (words.some((word) => word === undefined)) continue
    isKnown = true
    try {
      return mnemonicToEntropy(words.join(' '), list)
    } catch {
      // A wrong checksum in this language may be right in the other.
    }
  }
  return isKnown ? 'checksum' : 'word-unknown'
}
