/** The editor's own words, in the interface's language. */
import { useWords } from '../i18n/use-words'
import { editorEn } from './i18n/en'
import { editorFr } from './i18n/fr'

export type EditorWords = typeof editorFr

function editorWords(language: string): EditorWords {
  return language.startsWith('en') ? editorEn : editorFr
}

export function useEditorWords(): EditorWords {
  return editorWords(useWords().language)
}
