/**
 * `*mot*` and its kin also right after an apostrophe, a bracket or a quotation mark, where a French
 * word begins as often as after a space: l'*mot*, « *mot* », (**mot**). Tiptap's own rules want a
 * space or the start of the line.
 */
import { Extension, markInputRule } from '@tiptap/core'

const BEFORE = `(?<=['’‘"“«([{/–—-])`

const SIGNS = [
  { sign: '\\*\\*', letter: '*', mark: 'bold' },
  { sign: '__', letter: '_', mark: 'bold' },
  { sign: '\\*', letter: '*', mark: 'italic' },
  { sign: '_', letter: '_', mark: 'italic' },
  { sign: '~~', letter: '~', mark: 'strike' },
  { sign: '==', letter: '=', mark: 'highlight' },
] as const

export const MarksInWords = Extension.create({
  name: 'marksInWords',
  addInputRules() {
    const { marks } = this.editor.schema
    return SIGNS.flatMap(({ sign, letter, mark }) => {
      const type = marks[mark]
      const inside = `([^\\s${letter}](?:[^${letter}]*[^\\s${letter}])?)`
      const find = new RegExp(`${BEFORE}${sign}${inside}${sign}$`, 'u')
      return type ? [markInputRule({ find, type })] : []
    })
  },
})
