/**
 * Marks over the note's fields: the same letters, unseen, in the same place, with what was found on
 * a ground of its own that lets the field's letters through.
 */
import { useLayoutEffect, useRef } from 'react'
import type { Found, InArea } from './found'
import styles from './finding.module.css'

export interface AreaMarksProps {
  readonly inAreas: readonly InArea[]
  readonly current: Found | undefined
}

export function AreaMarks({ inAreas, current }: AreaMarksProps) {
  return inAreas
    .filter(({ spans }) => spans.length > 0)
    .map((inArea, at) => <Layer key={at} inArea={inArea} current={current} />)
}

function Layer({
  inArea,
  current,
}: {
  readonly inArea: InArea
  readonly current?: Found | undefined
}) {
  const layer = useRef<HTMLDivElement>(null)
  const { area, text, spans } = inArea
  useLayoutEffect(() => {
    const note = layer.current?.parentElement
    if (!note) return undefined
    const place = () => layer.current && placeOver(layer.current, area)
    place()
    const resized = new ResizeObserver(place)
    for (const element of [note, area]) resized.observe(element)
    return () => resized.disconnect()
  }, [area])
  return (
    <div ref={layer} className={styles.layer} dir="auto" aria-hidden>
      {spans.map((span, at) => (
        <span key={span.from}>
          {text.slice(spans[at - 1]?.to ?? 0, span.from)}
          <span className={span === current ? 'found found-current' : 'found'}>
            {text.slice(span.from, span.to)}
          </span>
        </span>
      ))}
      {text.slice(spans.at(-1)?.to ?? 0)}
    </div>
  )
}

const SHARED = [
  'fontFamily',
  'fontFeatureSettings',
  'fontSize',
  'fontStyle',
  'fontWeight',
  'letterSpacing',
  'lineHeight',
  'overflowWrap',
  'padding',
  'textWrap',
] as const

function placeOver(layer: HTMLElement, area: HTMLElement): void {
  const note = layer.offsetParent
  if (!note) return
  const [here, there] = [note.getBoundingClientRect(), area.getBoundingClientRect()]
  const look = getComputedStyle(area)
  for (const name of SHARED) layer.style[name] = look[name]
  layer.style.top = `${there.top - here.top}px`
  layer.style.left = `${there.left - here.left}px`
  layer.style.width = `${there.width}px`
  layer.style.height = `${there.height}px`
}
