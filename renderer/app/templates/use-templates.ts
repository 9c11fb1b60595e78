/** New notes from templates, shipped ones and one's own; and what makes a note a template. */
import { FolderKanban, LayoutTemplate, Lightbulb, MessagesSquare, Users } from 'lucide-react'
import { useMemo } from 'react'
import type { NoteFacts } from '../../../shared/model/note'
import { isTemplate, TEMPLATE_TAGS } from '../../../shared/model/template'
import type { DocId } from '../../../shared/records/keys'
import { useBridge } from '../../bridge/bridge-context'
import { useFirstPlaced } from '../../bridge/collection-hooks'
import { createFromNote, createFromShape } from '../../bridge/filled-note'
import { TYPE_ICONS } from '../../editor/linking/type-icons'
import { useWords } from '../../i18n/use-words'
import type { Icon } from '../../ui/icon'
import type { MenuAction, MenuGroups } from '../../ui/menu'
import { useWindow } from '../window-state'
import { type ShippedId, type ShippedTemplate, shippedTemplates } from './shipped'

const OWN = {
  place: { kind: 'all' },
  filter: { tags: Object.values(TEMPLATE_TAGS) },
  sort: { by: 'title', isDescending: false },
} as const

const ICONS: Readonly<Record<ShippedId, Icon>> = {
  experience: Lightbulb,
  project: FolderKanban,
  meeting: Users,
  term: TYPE_ICONS.term,
  organisation: TYPE_ICONS.organisation,
  community: MessagesSquare,
}

/** More are found in the list, by their tag. */
const MOST_OWN = 30

/** Shipped ones, then one's own; drawn only while the menu is open, since it asks the library. */
export function useTemplateChoices(done: () => void = () => {}): MenuGroups {
  const { t, language } = useWords()
  const start = useStartFrom()
  const own = useFirstPlaced(OWN, MOST_OWN)
  const shipped = useMemo(() => shippedTemplates(language), [language])
  const rows = Array.from({ length: Math.min(own.total ?? 0, MOST_OWN) }, (_, index) =>
    own.row(index),
  )
  return [
    shipped.map((template) => ({
      id: template.id,
      label: template.name,
      icon: ICONS[template.id],
      onAction: () => {
        done()
        void start(template)
      },
    })),
    rows.flatMap((row): readonly MenuAction[] =>
      row
        ? [
            {
              id: row.docId,
              label: row.title || t('app.untitled'),
              icon: LayoutTemplate,
              onAction: () => {
                done()
                void start(row.docId)
              },
            },
          ]
        : [],
    ),
  ]
}

/** Makes the note, puts it where the person is, and shows it with the cursor in its title. */
function useStartFrom(): (template: ShippedTemplate | DocId) => Promise<void> {
  const { client, notes } = useBridge()
  const { navigation, toasts, drawer, placeInList } = useWindow()
  const { t } = useWords()
  return async (template) => {
    const parts = { client, notes }
    const { list } = navigation.read().place
    const made = await (typeof template === 'string'
      ? createFromNote(parts, template)
      : createFromShape(parts, template))
    if (!made) {
      toasts.show({ text: t('template.failed'), tone: 'danger' })
      return
    }
    placeInList(made, list)
    drawer.set('none')
    navigation.showNote(made, {
      list: list.kind === 'trash' ? { kind: 'all' } : list,
      focus: 'title',
    })
  }
}

export interface TemplateMark {
  readonly is: boolean
  readonly toggle: (facts: NoteFacts) => void
}

/** Whether a note is a template, and what makes it one or no longer one. */
export function useTemplateMark(title: string, tags: readonly string[]): TemplateMark {
  const { t, language } = useWords()
  const { toasts } = useWindow()
  const is = isTemplate(tags)
  return {
    is,
    toggle: (facts) => {
      if (is) for (const tag of Object.values(TEMPLATE_TAGS)) facts.removeWord('tags', tag)
      else facts.addWord('tags', TEMPLATE_TAGS[language])
      const shown = title || t('app.untitled')
      toasts.show({ text: t(is ? 'template.isNone' : 'template.isOne', { title: shown }) })
    },
  }
}
