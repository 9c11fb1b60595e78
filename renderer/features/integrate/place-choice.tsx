import { useWords } from '../../i18n/use-words'
import { Choice } from '../../ui/choice'

export interface PlaceChoiceProps {
  readonly isFirst: boolean
  readonly onChange: (isFirst: boolean) => void
}

/** Where in the notebook's order what is integrated will stand. */
export function PlaceChoice({ isFirst, onChange }: PlaceChoiceProps) {
  const { t } = useWords()
  return (
    <Choice
      label={t('integrate.place')}
      value={isFirst ? 'start' : 'end'}
      options={[
        { value: 'end', label: t('integrate.atEnd') },
        { value: 'start', label: t('integrate.atStart') },
      ]}
      onChange={(place) => onChange(place === 'start')}
    />
  )
}
