import { type DragEvent, useEffect, useRef, useState } from 'react'
import { FileField } from '../ui/FileField.tsx'
import { lazyPart } from '../ui/lazyPart.tsx'
import { readListFile } from './readListFile.ts'
import classes from './ReconcilePage.module.css'

/** The text field. The page’s loader preloads it. */
export const ListText = lazyPart(async () => (await import('../ui/GrowingTextarea.tsx')).GrowingTextarea)

/** Time after the last keystroke until the text is matched, in milliseconds. */
const inputDelayMs = 300

interface Props {
  text: string
  /** Null without a file. */
  fileName: string | null
  onList: (source: string | Uint8Array, fileName: string | null) => void
  /** What the list is for. */
  words?: { region: string; label: string; description: string }
  /** Whether the text field takes the focus at first. */
  hasFocus?: boolean
}

const reconcileWords = {
  region: 'List to reconcile',
  label: 'Paste a list',
  description: 'Email addresses, IDs or names, or a table with one person per line.',
}

/** Takes a list that is pasted, chosen as a file or dropped. */
export function ListSource({ text, fileName, onList, words = reconcileWords, hasFocus = false }: Props) {
  const textField = useRef<HTMLTextAreaElement>(null)
  const fileField = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** What was typed since the text was matched last; null for nothing. */
  const typed = useRef<string | null>(null)
  /** Counts the lists given, so that only the last one is used. */
  const readCount = useRef(0)
  const [isDragOver, setDragOver] = useState(false)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => () => clearTimeout(timer.current), [])

  useEffect(() => {
    if (hasFocus) textField.current?.focus()
    // oxlint-disable-next-line react/exhaustive-deps -- once
  }, [])

  const readText = () => {
    clearTimeout(timer.current)
    const value = typed.current
    typed.current = null
    if (value === null) return
    if (fileField.current) fileField.current.value = ''
    setError(null)
    onList(value, null)
  }
  const readTextLater = (value: string) => {
    clearTimeout(timer.current)
    readCount.current++
    typed.current = value
    timer.current = setTimeout(readText, inputDelayMs)
  }

  const readFiles = async (files: readonly File[]) => {
    clearTimeout(timer.current)
    typed.current = null
    const number = ++readCount.current
    const file = await readListFile(files)
    // Another list was given meanwhile.
    if (number !== readCount.current) return
    if ('problem' in file) {
      // The field must not name a file that is not used.
      if (fileField.current) fileField.current.value = ''
      setError(file.problem)
      return
    }
    if (textField.current) textField.current.value = ''
    setError(null)
    onList(file.bytes, file.name)
  }

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
      className={classes.source}
      data-over={isDragOver || undefined}
      // A button pressed right after typing must not act on the text before it.
      onBlur={readText}
      onDragOver={(event) => handleDrag(event, true)}
      onDragLeave={(event) => handleDrag(event, false)}
      onDrop={(event) => {
        handleDrag(event, false)
        if (!event.dataTransfer.types.includes('Files')) return
        if (fileField.current) fileField.current.value = ''
        void readFiles([...event.dataTransfer.files])
      }}
    >
      <ListText
        ref={textField}
        label={words.label}
        description={words.description}
        defaultValue={text}
        inputClassName={classes.text}
        onChange={readTextLater}
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
