import { MantineProvider, Textarea } from '@mantine/core'
import type { Ref } from 'react'
import field from './Field.module.css'
import classes from './GrowingTextarea.module.css'

interface Props {
  ref?: Ref<HTMLTextAreaElement>
  label: string
  description: string
  defaultValue: string
  inputClassName: string | undefined
  /**
   * `isComplete`: the text was pasted or dropped, so that hardly more follows at once. A pasted text is given before it is
   * shown, and again then.
   */
  onChange: (text: string, isComplete: boolean) => void
}

/**
 * A field for many lines of text that grows with them, up to 20 lines. It is Mantine’s, with the classes of Roster’s own
 * fields instead of Mantine’s styles, and comes with its provider: load it on demand.
 */
export function GrowingTextarea({ inputClassName, onChange, ...others }: Props) {
  return (
    <MantineProvider
      // The color scheme is on the root element already (preferences/colorScheme.ts).
      getRootElement={noRootElement}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Textarea
        {...others}
        unstyled
        // A browser that can do that itself (GrowingTextarea.module.css) is faster with a long text.
        autosize={!canGrow}
        rows={6}
        minRows={6}
        maxRows={20}
        spellCheck={false}
        autoComplete="off"
        classNames={{
          root: field.field ?? '',
          label: field.label ?? '',
          description: field.description ?? '',
          wrapper: field.control ?? '',
          input: `${field.input} ${classes.input} ${inputClassName ?? ''}`,
        }}
        // Laying out thousands of lines takes the browser long. Whatever reads them need not wait for it.
        onPaste={({ currentTarget: { value, selectionStart, selectionEnd }, clipboardData }) => {
          const pasted = clipboardData.getData('text').replaceAll(/\r\n?/g, '\n')
          if (pasted !== '')
            onChange(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd), true)
        }}
        onChange={({ currentTarget, nativeEvent }) =>
          onChange(currentTarget.value, /^insertFrom(Paste|Drop)/.test((nativeEvent as InputEvent).inputType))
        }
      />
    </MantineProvider>
  )
}

const canGrow = CSS.supports('field-sizing', 'content')

const noRootElement = () => undefined
