import { languageName } from '../../../i18n/language-names'
import { useWords } from '../../../i18n/use-words'
import { ChoiceButton } from './choice-button'
import type { PropertyProps } from './property-props'

/** Those of the interface first, then others that communities here write in. */
const LANGUAGES = ['fr', 'en', 'es', 'pt', 'de', 'it', 'nl', 'ar', 'zh', 'iu'] as const

/** The language that the note is written in, as a BCP 47 tag. */
export function NoteLanguage({ open }: PropertyProps) {
  const { t, language } = useWords()
  const { facts, change, isReadOnly } = open
  const chosen = facts.field('language')
  if (isReadOnly && chosen === '') return null
  // Imported notes may say another one.
  const offered = LANGUAGES.some((tag) => tag === chosen) ? LANGUAGES : [...LANGUAGES, chosen]
  const set = (tag: string) => change((each) => each.setField('language', tag))
  return (
    <ChoiceButton
      label={t('properties.language')}
      shown={chosen === '' ? t('properties.noLanguage') : languageName(language, chosen)}
      isReadOnly={isReadOnly}
      groups={[
        offered
          .filter((tag) => tag !== '')
          .map((tag) => ({
            id: tag,
            label: languageName(language, tag),
            isChosen: tag === chosen,
            onAction: () => set(tag),
          })),
        [
          {
            id: 'none',
            label: t('properties.noLanguage'),
            isChosen: chosen === '',
            onAction: () => set(''),
          },
        ],
      ]}
    />
  )
}
