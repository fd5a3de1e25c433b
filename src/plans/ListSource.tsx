import { type DragEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { FileField } from '../ui/FileField.tsx'
import { lazyPart } from '../ui/lazyPart.tsx'
import { useListInput } from './useListInput.ts'
import classes from './ReconcilePage.module.css'
import layout from '../ui/Layout.module.css'

/** The text field. The page’s loader preloads it. */
export const ListText = lazyPart(async () => (await import('../ui/GrowingTextarea.tsx')).GrowingTextarea)

interface Props {
  text: string
  /** Null without a file. */
  fileName: string | null
  onList: (source: string | Uint8Array, fileName: string | null) => void
  words: { region: string; label: string; description: string }
  /** For a page that reads what is typed before the list is given. */
  textField?: RefObject<HTMLTextAreaElement | null>
  /** Whether the text field takes the focus at first. */
  hasFocus?: boolean
}

/** Takes a list that is pasted, chosen as a file or dropped. */
export function ListSource({ text, fileName, onList, words, textField: given, hasFocus = false }: Props) {
  const ownField = useRef<HTMLTextAreaElement>(null)
  const textField = given ?? ownField
  const { fileField, error, readText, changeText, readFiles, dropFiles } = useListInput(textField, onList)
  // A default value that changes would be inserted into a field that nobody has typed into yet.
  const [initialText] = useState(text)
  const [isDragOver, setDragOver] = useState(false)
  useEffect(() => {
    if (hasFocus) textField.current?.focus()
  }, [hasFocus, textField])

  const handleDrag = (event: DragEvent, isOver: boolean) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setDragOver(isOver)
  }

  return (
    // Dropping is an extra: everyone can use the file field.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label={words.region}
      className={`${layout.panel} ${classes.source}`}
      data-over={isDragOver || undefined}
      // A button pressed right after typing must not act on the text before it.
      onBlur={readText}
      onDragOver={(event) => handleDrag(event, true)}
      onDragLeave={(event) => handleDrag(event, false)}
      onDrop={(event) => {
        handleDrag(event, false)
        if (!event.dataTransfer.types.includes('Files')) return
        void dropFiles([...event.dataTransfer.files])
      }}
    >
      <ListText
        ref={textField}
        label={words.label}
        description={words.description}
        defaultValue={initialText}
        inputClassName={classes.text}
        onChange={changeText}
      />
      <FileField
        ref={fileField}
        label="Choose a file"
        accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
        onFiles={(files) => void readFiles(files)}
      >
        {fileName === null ? 'or drop it here' : `Using ${fileName}`}
      </FileField>
      {error !== null && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
    </section>
  )
}
