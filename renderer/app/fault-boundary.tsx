// The last net under a bug in drawing: the window says so instead of going blank. What was typed is
// with the host or in the working copy, both of which know nothing of React.
import { Component } from 'react'
import { useWords } from '../i18n/use-words'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import styles from './fault-boundary.module.css'

export class FaultBoundary extends Component<
  { readonly children: React.ReactNode },
  { readonly fault: unknown }
> {
  override state = { fault: undefined }

  static getDerivedStateFromError(fault: unknown): { readonly fault: unknown } {
    return { fault: fault ?? 'unknown' }
  }

  override render(): React.ReactNode {
    if (this.state.fault === undefined) return this.props.children
    return <Fault onRetry={() => this.setState({ fault: undefined })} />
  }
}

function Fault({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useWords()
  return (
    <div className={styles.fault}>
      <Banner
        tone="danger"
        isUrgent
        title={t('fault.title')}
        actions={
          <>
            <Button tone="primary" onPress={onRetry}>
              {t('app.retry')}
            </Button>
            <Button onPress={() => window.location.reload()}>{t('fault.reload')}</Button>
          </>
        }
      >
        {t('fault.what')}
      </Banner>
    </div>
  )
}
