import { Eye, Pencil } from 'lucide-react'
import { Button as Plain, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { ShareReply } from '../../../shared/contract/notes'
import type { CollectionKind } from '../../../shared/model/document'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { CopyButton } from '../../ui/copy-button'
import { ICON } from '../../ui/icon'
import styles from './share-links.module.css'

type Link = Extract<ShareReply, { readonly kind: 'link' }>

export interface ShareLinksProps {
  readonly kind: 'note' | CollectionKind
  /** Of a notebook or base: its edit link gives what is in it to be edited too. */
  readonly sharesEditing: boolean
  /** Null when it is not one's own to give. */
  readonly edit: Link | null
  readonly whyNoEdit: string
  readonly view: Link
  readonly isLoopback: boolean
  /** Nothing answers at the relay that the links name. */
  readonly isSilent: boolean
  /** Back to what goes along with a notebook. */
  readonly onChange?: () => void
}

export function ShareLinks(props: ShareLinksProps) {
  const { kind, sharesEditing, edit, whyNoEdit, view, isLoopback, isSilent, onChange } = props
  const { t } = useWords()
  return (
    <>
      {edit ? null : <p>{whyNoEdit}</p>}
      {edit ? (
        <LinkCard link={edit.link} rights="edit" what={editWords(kind, sharesEditing, t)} />
      ) : null}
      <LinkCard link={view.link} rights="view" what={viewWords(kind, t)} />
      {onChange ? (
        <div>
          <Button onPress={onChange}>{t('share.collection.change')}</Button>
        </div>
      ) : null}
      <p>{t('share.how')}</p>
      {isSilent ? (
        <Banner tone="warn">{t('share.silentLink', { address: view.relay })}</Banner>
      ) : null}
      {isLoopback ? <Banner tone="warn">{t('share.loopback')}</Banner> : null}
      <Banner tone="warn">{t('share.careful')}</Banner>
      <Disclosure className={styles.more ?? ''}>
        <Heading level={3}>
          <Plain slot="trigger" className={styles.trigger ?? ''}>
            {t('share.relayKnowsTitle')}
          </Plain>
        </Heading>
        <DisclosurePanel>
          <ul className={styles.facts}>
            <li>{t('share.relaySees')}</li>
            <li>{t('share.relaySeesNot')}</li>
            <li>{t('share.relayCan')}</li>
            <li>{t('share.relayUsed', { address: view.relay })}</li>
          </ul>
        </DisclosurePanel>
      </Disclosure>
    </>
  )
}

type Words = ReturnType<typeof useWords>['t']

function editWords(kind: ShareLinksProps['kind'], sharesEditing: boolean, t: Words): string {
  if (kind === 'note') return t('share.editWhat')
  return t(`share.collection.${sharesEditing ? 'editNotes' : 'editWhat'}.${kind}`)
}

function viewWords(kind: ShareLinksProps['kind'], t: Words): string {
  return kind === 'note' ? t('share.viewWhat') : t(`share.collection.viewWhat.${kind}`)
}

interface LinkCardProps {
  readonly link: string
  readonly rights: 'edit' | 'view'
  readonly what: string
}

function LinkCard({ link, rights, what }: LinkCardProps) {
  const { t } = useWords()
  const isEdit = rights === 'edit'
  const Drawn = isEdit ? Pencil : Eye
  return (
    <section className={styles.card}>
      <h3 className={styles.name}>
        <Drawn {...ICON} />
        {t(isEdit ? 'share.editTitle' : 'share.viewTitle')}
      </h3>
      <p>{what}</p>
      <div className={styles.line}>
        <input
          className={styles.link}
          readOnly
          value={link}
          aria-label={`${t('share.linkLabel')} (${t(isEdit ? 'share.editTitle' : 'share.viewTitle')})`}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton
          text={link}
          tone={isEdit ? 'primary' : 'plain'}
          label={t(isEdit ? 'share.copyEdit' : 'share.copyView')}
          doneLabel={t('app.copied')}
          failedLabel={t('app.copyFailed')}
        />
      </div>
    </section>
  )
}
