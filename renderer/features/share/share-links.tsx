import { Eye, Pencil } from 'lucide-react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { CollectionKind } from '../../../shared/contract/collections'
import type { ShareReply } from '../../../shared/contract/notes'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { CopyButton } from '../../ui/copy-button'
import { ICON } from '../../ui/icon'
import styles from './share-links.module.css'

type Link = Extract<ShareReply, { readonly kind: 'link' }>

export interface ShareLinksProps {
  readonly kind: 'note' | CollectionKind
  /** Null when oneself may only read. */
  readonly edit: Link | null
  readonly view: Link
  readonly isLoopback: boolean
  /** Nothing answers at the relay that the links name. */
  readonly isSilent: boolean
}

export function ShareLinks({ kind, edit, view, isLoopback, isSilent }: ShareLinksProps) {
  const { t } = useWords()
  return (
    <>
      {edit ? null : <p>{t('share.viewOnly')}</p>}
      {edit ? <LinkCard kind={kind} link={edit.link} rights="edit" /> : null}
      <LinkCard kind={kind} link={view.link} rights="view" />
      <p>{t('share.how')}</p>
      {isSilent ? (
        <Banner tone="warn">{t('share.silentLink', { address: view.relay })}</Banner>
      ) : null}
      {isLoopback ? <Banner tone="warn">{t('share.loopback')}</Banner> : null}
      <Banner tone="warn">{t('share.careful')}</Banner>
      <Disclosure className={styles.more ?? ''}>
        <Heading level={3}>
          <Button slot="trigger" className={styles.trigger ?? ''}>
            {t('share.relayKnowsTitle')}
          </Button>
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

interface LinkCardProps {
  readonly kind: ShareLinksProps['kind']
  readonly link: string
  readonly rights: 'edit' | 'view'
}

function LinkCard({ kind, link, rights }: LinkCardProps) {
  const { t } = useWords()
  const isEdit = rights === 'edit'
  const Drawn = isEdit ? Pencil : Eye
  return (
    <section className={styles.card}>
      <h3 className={styles.name}>
        <Drawn {...ICON} />
        {t(isEdit ? 'share.editTitle' : 'share.viewTitle')}
      </h3>
      <p>
        {kind === 'note'
          ? t(isEdit ? 'share.editWhat' : 'share.viewWhat')
          : t(`share.collection.${isEdit ? 'editWhat' : 'viewWhat'}.${kind}`)}
      </p>
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
