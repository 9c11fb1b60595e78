/** Opens a link that was pasted, or one that the system handed over: that one asks first. */
import { useState } from 'react'
import type { OpenLinkReply } from '../../../shared/contract/notes'
import { focusRegionSoon } from '../../app/regions'
import { placeOfView } from '../../app/view-links'
import { useWindow } from '../../app/window-state'
import { useBridge } from '../../bridge/bridge-context'
import { isLost } from '../../bridge/host-client'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { glanceAtLink } from './glance-at-link'

type Refusal = Extract<OpenLinkReply, { readonly kind: 'refused' }>['reason']

export function OpenLinkDialog({ given }: { readonly given: string | undefined }) {
  const { t } = useWords()
  const { dialog, navigation, announcer } = useWindow()
  const { client } = useBridge()
  const [link, setLink] = useState(given ?? '')
  const [refusal, setRefusal] = useState<Refusal | 'lost' | null>(null)
  const [isOpening, setOpening] = useState(false)
  const glance = glanceAtLink(link)

  const open = async () => {
    if (link.trim() === '' || isOpening) return
    const here = dialog.read()
    setOpening(true)
    setRefusal(null)
    const answer = await client.request('openLink', { link: link.trim() })
    setOpening(false)
    if (isLost(answer)) setRefusal('lost')
    else if (answer.kind === 'refused') setRefusal(answer.reason)
    else {
      if (answer.kind === 'opened' && answer.isNew) announcer.say(t('openLink.waiting'))
      // Closed meanwhile, perhaps for another: it is in the library, and leads nowhere by itself.
      if (dialog.read() !== here) return
      dialog.set(null)
      if (answer.kind === 'view') navigation.showPlace(placeOfView(answer.view))
      else navigation.showLinked(answer, 'body')
      focusRegionSoon('page')
    }
  }
  const words =
    refusal === 'lost' ? t('noteAction.lost') : refusal ? t(`openLink.refused.${refusal}`) : null
  return (
    <Dialog
      title={t(given ? 'openLink.confirmTitle' : 'openLink.title')}
      onClose={() => dialog.set(null)}
      actions={
        <>
          <Button onPress={() => dialog.set(null)}>{t('app.cancel')}</Button>
          <Button
            tone="primary"
            isDisabled={link.trim() === '' || isOpening}
            onPress={() => void open()}
          >
            {t(isOpening ? 'openLink.opening' : 'openLink.open')}
          </Button>
        </>
      }
    >
      {given ? null : (
        <Field
          label={t('openLink.label')}
          value={link}
          onChange={(value) => {
            setLink(value)
            setRefusal(null)
          }}
          onSubmit={() => void open()}
          placeholder={t('openLink.placeholder')}
          hint={t('openLink.hint')}
          error={words}
          rows={3}
          isOneValue
          hasFocus
          isMono
        />
      )}
      {given && words ? (
        <Banner tone="danger" isUrgent>
          {words}
        </Banner>
      ) : null}
      {link.trim() !== '' && !words ? (
        <Banner>
          <p>{t(`openLink.${glance.words}`)}</p>
          {glance.relay ? <p>{t('openLink.confirmRelay', { address: glance.relay })}</p> : null}
        </Banner>
      ) : null}
    </Dialog>
  )
}
