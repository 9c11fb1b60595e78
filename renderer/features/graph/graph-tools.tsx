import { Download, Link2, List, Maximize, Waypoints, ZoomIn, ZoomOut } from 'lucide-react'
import {
  Button as AriaButton,
  MenuTrigger,
  Popover,
  SearchField,
  Input,
} from 'react-aria-components'
import type { ColourBy, Manner } from '../../app/graph-look'
import { MOST_SEARCHED } from '../../app/typed-words'
import { useCopyView } from '../../app/view-links'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { Choice } from '../../ui/choice'
import { ICON } from '../../ui/icon'
import { IconButton } from '../../ui/icon-button'
import { Menu, menuPopover } from '../../ui/menu'
import styles from './graph.module.css'
import { type Exporter, savePicture } from './save-picture'

export interface GraphToolsProps {
  readonly before: React.ReactNode
  readonly query: string
  readonly onQuery: (query: string) => void
  /** Undefined where there is only one way to colour. */
  readonly by: ColourBy | undefined
  readonly onBy: (by: ColourBy) => void
  readonly manner: Manner
  readonly onManner: (manner: Manner) => void
  /** Undefined while nothing is drawn. */
  readonly exporter: Exporter | undefined
  readonly name: string
}

export function GraphTools(props: GraphToolsProps) {
  const { by, manner, exporter } = props
  const { t } = useWords()
  const copyView = useCopyView()
  return (
    <div className={styles.tools}>
      {props.before}
      <SearchField
        className={styles.search ?? ''}
        aria-label={t('graph.search')}
        value={props.query}
        onChange={props.onQuery}
      >
        <Input placeholder={t('graph.search')} dir="auto" maxLength={MOST_SEARCHED} />
      </SearchField>
      {by ? (
        <Choice
          label={t('graph.colourBy')}
          labelAt="start"
          value={by}
          options={[
            { value: 'category', label: t('graph.byCategory') },
            { value: 'type', label: t('graph.byType') },
          ]}
          onChange={props.onBy}
        />
      ) : null}
      <span className={styles.space} />
      {manner === 'picture' ? (
        <>
          <IconButton
            icon={ZoomIn}
            label={t('graph.zoomIn')}
            onPress={() => exporter?.zoom('in')}
          />
          <IconButton
            icon={ZoomOut}
            label={t('graph.zoomOut')}
            onPress={() => exporter?.zoom('out')}
          />
          <IconButton
            icon={Maximize}
            label={t('graph.zoomAll')}
            onPress={() => exporter?.zoom('all')}
          />
          <SaveMenu exporter={exporter} name={props.name} />
        </>
      ) : null}
      <IconButton icon={Link2} label={t('viewLink.copy')} onPress={copyView} />
      <IconButton
        icon={manner === 'picture' ? List : Waypoints}
        label={t(manner === 'picture' ? 'graph.asList' : 'graph.asPicture')}
        onPress={() => props.onManner(manner === 'picture' ? 'list' : 'picture')}
      />
    </div>
  )
}

function SaveMenu({ exporter, name }: Pick<GraphToolsProps, 'exporter' | 'name'>) {
  const { t } = useWords()
  const { toasts } = useWindow()
  const save = async (format: 'png' | 'svg') => {
    const drawn = exporter?.drawn(name)
    if (!drawn) return
    try {
      await savePicture(drawn, format)
    } catch {
      // A browser without room for the picture says no more than that.
      toasts.show({ text: t('graph.notSaved'), tone: 'danger' })
    }
  }
  return (
    <MenuTrigger>
      <AriaButton className={styles.save ?? ''} aria-label={t('graph.save')}>
        <Download {...ICON} size={16} />
      </AriaButton>
      <Popover className={menuPopover} placement="bottom end">
        <Menu
          label={t('graph.save')}
          groups={[
            [
              { id: 'png', label: t('graph.savePng'), onAction: () => void save('png') },
              { id: 'svg', label: t('graph.saveSvg'), onAction: () => void save('svg') },
            ],
          ]}
        />
      </Popover>
    </MenuTrigger>
  )
}
