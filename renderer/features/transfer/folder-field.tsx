import { FolderOpen } from 'lucide-react'
import { useBridge } from '../../bridge/bridge-context'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'

export interface FolderFieldProps {
  readonly purpose: 'import' | 'export'
  readonly folder: string
  readonly onChange: (folder: string) => void
  readonly onSubmit: () => void
}

/** The desktop's own dialog where there is one; a path to type in a browser. */
export function FolderField({ purpose, folder, onChange, onSubmit }: FolderFieldProps) {
  const { t } = useWords()
  const { desktop } = useBridge()
  const choose = async () => {
    const chosen = await desktop?.request('chooseFolder', { purpose })
    if (chosen) onChange(chosen)
  }
  return (
    <Field
      label={t(`${purpose}.folder`)}
      value={folder}
      onChange={onChange}
      onSubmit={onSubmit}
      isMono
      hasFocus={!desktop}
      hint={desktop ? undefined : t(`${purpose}.folderHint`)}
      after={
        desktop ? (
          <Button icon={FolderOpen} onPress={() => void choose()}>
            {t(`${purpose}.choose`)}
          </Button>
        ) : null
      }
    />
  )
}
