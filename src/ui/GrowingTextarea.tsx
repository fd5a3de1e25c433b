import { MantineProvider, Textarea } from '@mantine/core'
import type { Ref } from 'react'
import classes from './Field.module.css'

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
        // The browser measures a long text faster.
        autosize={!canGrow}
        rows={6}
        minRows={6}
        maxRows={20}
        spellCheck={false}
        autoComplete="off"
        classNames={{
          root: classes.field ?? '',
          label: classes.label ?? '',
          description: classes.description ?? '',
          wrapper: classes.control ?? '',
          input: `${classes.input} ${inputClassName ?? ''}`,
        }}
        // The browser needs long to show thousands of lines; what reads them need not wait for that.
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
