import { useState } from 'react'
import { useBridge } from '../../bridge/bridge-context'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'

/** Asked once, when something is first shared. */
export function NameStep({ onNamed }: { readonly onNamed: () => void }) {
  const { t } = useWords()
  const { client } = useBridge()
  const [name, setName] = useState('')
  const isGiven = name.trim() !== ''
  const submit = () => {
    if (isGiven) void client.request('setName', { name: name.trim() }).then(onNamed)
  }
  return (
    <>
      <p>
        <strong>{t('share.nameTitle')}</strong>
        <br />
        {t('share.nameWhy')}
      </p>
      <Field
        label={t('share.nameLabel')}
        value={name}
        onChange={setName}
        onSubmit={submit}
        autoComplete="name"
        hasFocus
        maxLength={80}
        after={
          <Button tone="primary" isDisabled={!isGiven} onPress={submit}>
            {t('share.nameNext')}
          </Button>
        }
      />
    </>
  )
}
