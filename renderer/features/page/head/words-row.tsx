import { useState } from 'react'
import type { NoteSet } from '../../../../shared/model/note'
import { useBridge } from '../../../bridge/bridge-context'
import type { HostClient } from '../../../bridge/host-client'
import { useWords } from '../../../i18n/use-words'
import { Tokens } from '../../../ui/tokens'
import type { DetailProps } from './detail-props'
import styles from './head.module.css'
import { Row } from './row'

interface WordsRowProps extends DetailProps {
  readonly name: NoteSet
}

/** Tags, aliases or skills. Tags that the library knows are offered as one writes. */
export function WordsRow({ name, open, hasFocus }: WordsRowProps) {
  const { t } = useWords()
  const { client } = useBridge()
  const { facts, change, isReadOnly } = open
  const [known, setKnown] = useState<readonly string[]>([])
  const isTags = name === 'tags'
  const tokens = (
    <Tokens
      label={t(`facts.${name}`)}
      words={facts.words(name)}
      sign={isTags ? '#' : ''}
      placeholder={t(`facts.${name}Placeholder`)}
      shortPlaceholder={t('facts.addWord')}
      removeLabel={(word) => t('facts.remove', { name: word })}
      known={known}
      isReadOnly={isReadOnly}
      hasFocus={hasFocus}
      onAdd={(word) => change((each) => each.addWord(name, word))}
      onRemove={(word) => change((each) => each.removeWord(name, word))}
    />
  )
  if (!isTags) return <Row label={t(`facts.${name}`)}>{tokens}</Row>
  return (
    <div
      className={styles.tags}
      onFocus={() => {
        if (known.length === 0 && !isReadOnly) void readTags(client).then(setKnown)
      }}
    >
      {tokens}
    </div>
  )
}

async function readTags(client: HostClient): Promise<readonly string[]> {
  const { tags } = await client.request('readFacets', { place: { kind: 'all' } })
  return tags.map(({ value }) => value)
}
