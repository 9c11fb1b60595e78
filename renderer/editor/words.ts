/** The editor's own words, in the interface's language. */
import { useTranslation } from 'react-i18next'
import { editorEn } from './i18n/en'
import { editorFr } from './i18n/fr'

export type EditorWords = typeof editorFr

export function editorWords(language: string): EditorWords {
  return language.startsWith('en') ? editorEn : editorFr
}

export function useEditorWords(): EditorWords {
  const { i18n } = useTranslation()
  return editorWords(i18n.language)
}
