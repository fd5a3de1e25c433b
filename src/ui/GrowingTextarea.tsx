import 'virtual:mantine.css'
import '@mantine/core/styles/Input.css'
import { MantineProvider, Textarea } from '@mantine/core'
import type { Ref } from 'react'
import { theme } from './theme.ts'

interface Props {
  ref?: Ref<HTMLTextAreaElement>
  label: string
  description: string
  defaultValue: string
  inputClassName: string | undefined
  onChange: (text: string) => void
}

/**
 * A field for many lines of text that grows with them, up to 20 lines. It is Mantine’s, which comes with its provider and
 * all its variables: load it on demand.
 */
export function GrowingTextarea({ inputClassName, onChange, ...others }: Props) {
  return (
    <MantineProvider
      theme={theme}
      // The color scheme is on the root element already (preferences/colorScheme.ts).
      getRootElement={noRootElement}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Textarea
        {...others}
        autosize
        minRows={6}
        maxRows={20}
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: inputClassName ?? '' }}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </MantineProvider>
  )
}

const noRootElement = () => undefined
