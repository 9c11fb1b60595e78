import { useEffect, useEffectEvent, useRef } from 'react'
import type { Graph } from '../../../shared/contract/graph'
import type { DocId } from '../../../shared/records/keys'
import type { Camera } from '../../app/graph-look'
import { useIsDark } from '../../app/theme'
import { useWords } from '../../i18n/use-words'
import styles from './graph.module.css'
import { type GraphScene, openScene, type SceneLook } from './graph-scene'
import { readPalette } from './look'
import type { Exporter } from './save-picture'
import { startLayout } from './start-layout'

export interface GraphCanvasProps {
  readonly graph: Graph
  readonly look: Omit<SceneLook, 'palette'>
  /** Where it was left; null for all of it. */
  readonly camera: Camera | null
  readonly onOpen: (docId: DocId) => void
  /** Undefined when it has gone. */
  readonly onReady: (exporter: Exporter | undefined) => void
  /** This browser draws none. */
  readonly onNoPicture: () => void
}

/** The picture. It says nothing to a screen reader: the list beside it does. */
export function GraphCanvas(props: GraphCanvasProps) {
  const { graph, look, onOpen, onReady, onNoPicture } = props
  const { t } = useWords()
  const isDark = useIsDark()
  const container = useRef<HTMLDivElement>(null)
  const scene = useRef<GraphScene | undefined>(undefined)
  const open = useEffectEvent(onOpen)
  const ready = useEffectEvent(onReady)
  const refuse = useEffectEvent(onNoPicture)
  const readCamera = useEffectEvent(() => props.camera)
  const untitled = t('app.untitled')

  useEffect(() => {
    if (!container.current) return undefined
    const opened = openScene({
      container: container.current,
      graph,
      untitled,
      camera: readCamera(),
      onOpen: (docId) => open(docId),
    })
    if (!opened) {
      refuse()
      return undefined
    }
    scene.current = opened
    ready(opened)
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const stop = startLayout({ count: graph.nodes.length, edges: graph.edges }, (report) => {
      if (!isStill || report.isSettled) opened.place(report.positions)
    })
    return () => {
      stop()
      scene.current = undefined
      ready(undefined)
      opened.close()
    }
  }, [graph, untitled])

  // Colours are read when the theme has been applied: effects of parents run after those of children.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (container.current)
        scene.current?.show({ ...look, palette: readPalette(container.current) })
    })
    return () => cancelAnimationFrame(frame)
  }, [graph, untitled, isDark, look])

  return <div ref={container} className={styles.canvas} aria-hidden data-graph />
}
