/**
 * What the library knows of a note's links comes onto the text: states of targets, terms to
 * underline. It draws nothing, so that nothing is drawn anew when that changes.
 */
import { useEffect } from 'react'
import type { DocId } from '../../../shared/records/keys'
import { useLinks } from '../../bridge/hooks'
import { termsOf } from './find-terms'
import type { Linking } from './linking'
import { useUnderlinesTerms } from './use-underlines-terms'
import { useLinkingWords } from './words'

export interface LinkFactsProps {
  readonly linking: Linking
  readonly docId: DocId
}

export function LinkFacts({ linking, docId }: LinkFactsProps): null {
  const words = useLinkingWords()
  const links = useLinks(docId)
  const isUnderlined = useUnderlinesTerms(docId)
  const away = links?.away
  useEffect(() => {
    if (away) linking.drawn.show(new Map(away.map((each) => [each.docId, each.state])), words)
  }, [linking, away, words])
  const terms = links?.terms
  useEffect(() => {
    linking.terms.show(isUnderlined && terms ? termsOf(terms) : undefined)
  }, [linking, terms, isUnderlined])
  return null
}
