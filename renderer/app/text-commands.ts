/** Commands of the text on the page: its shape where the cursor is, and whether it is a template. */
import { useMemo } from 'react'
import { useNoteCard } from '../bridge/hooks'
import { FORMATS, requestFormat } from '../editor/format-request'
import { useNoteFacts } from '../editor/use-note-facts'
import { useEditorWords } from '../editor/words'
import { useWords } from '../i18n/use-words'
import type { NamedCommand } from './named-command'
import { useTemplateMark } from './templates/use-templates'
import { useNavigation } from './window-state'

/** None where no text is open that can be written in. */
export function useFormatCommands(): readonly NamedCommand[] {
  const { t } = useWords()
  const { bar } = useEditorWords()
  return useMemo(() => {
    if (!requestFormat(null)) return []
    return FORMATS.map(({ id, chord }) => ({
      id: `format ${id}`,
      name: t('jump.format', { format: bar[id] }),
      ...(chord ? { chord } : {}),
      isAskedFor: true,
      run: () => void requestFormat(id),
    }))
  }, [t, bar])
}

export function useTemplateCommand(): readonly NamedCommand[] {
  const { t } = useWords()
  const { docId } = useNavigation().place
  const title = useNoteCard(docId)?.title ?? ''
  const open = useNoteFacts(docId)
  const template = useTemplateMark(title, open?.facts.words('tags') ?? [])
  if (!open || open.isReadOnly) return []
  return [
    {
      id: 'template',
      name: t(template.is ? 'jump.template.stop' : 'jump.template.use'),
      run: () => open.change(template.toggle),
    },
  ]
}
