import { useRef } from 'react'
import { useReadable } from '../../bridge/hooks'
import type { BodyEditor } from '../body-editor'
import { AreaMarks } from './area-marks'
import { FindBar } from './find-bar'
import { useFinding, useFindingConduct } from './use-finding'

export interface NoteFindingProps {
  readonly body: BodyEditor
  readonly isReadOnly: boolean
}

/** The search in a note, above its title; nothing until somebody asks for it. */
export function NoteFinding({ body, isReadOnly }: NoteFindingProps) {
  const sought = useRef<HTMLInputElement>(null)
  const replacement = useRef<HTMLInputElement>(null)
  const { leave, isReplacing, setReplacing } = useFinding(body, sought, replacement)
  const { isOpen, inAreas, current } = useReadable(body.finding)
  if (!isOpen) return null
  return (
    <>
      <Conduct body={body} />
      <FindBar
        finding={body.finding}
        field={sought}
        replacement={replacement}
        isBelowBar={!isReadOnly}
        isReplacing={isReplacing}
        onReplacing={isReadOnly ? undefined : setReplacing}
        onLeave={leave}
      />
      <AreaMarks inAreas={inAreas} current={current} />
    </>
  )
}

function Conduct({ body }: Pick<NoteFindingProps, 'body'>): null {
  useFindingConduct(body)
  return null
}
