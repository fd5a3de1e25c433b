import { InputBase } from '@mantine/core'
import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { count } from '../ui/count.ts'
import classes from './ReconcilePage.module.css'

/** Largest file that is read, in bytes. A list of 100,000 people has about 15 MB. */
const maxFileSize = 60_000_000
/** Time after the last keystroke until the text is matched, in milliseconds. */
const inputDelayMs = 300

interface Props {
  text: string
  /** Null without a file. */
  fileName: string | null
  onList: (source: string | Uint8Array, fileName: string | null) => void
}

/** Takes a list that is pasted, chosen as a file or dropped. */
export function ListSource({ text, fileName, onList }: Props) {
  const textField = useRef<HTMLTextAreaElement>(null)
  const fileField = useRef<HTMLInputElement>(null)
  const fileId = useId()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [isDragOver, setDragOver] = useState(false)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => () => clearTimeout(timer.current), [])

  const readTextLater = (value: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (fileField.current) fileField.current.value = ''
      setError(null)
      onList(value, null)
    }, inputDelayMs)
  }

  const readFile = async (file: File) => {
    clearTimeout(timer.current)
    if (file.size > maxFileSize) {
      const megabytes = count(Math.round(file.size / 1e6))
      setError(
        `${file.name} is too large (${megabytes} MB). Split it into files of up to ${maxFileSize / 1e6} MB.`,
      )
      return
    }
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      if (textField.current) textField.current.value = ''
      setError(null)
      onList(bytes, file.name)
    } catch {
      setError(`${file.name} could not be read. It may have been changed or removed. Choose it again.`)
    }
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
      aria-label="List to reconcile"
      className={classes.source}
      data-over={isDragOver || undefined}
      onDragOver={(event) => handleDrag(event, true)}
      onDragLeave={(event) => handleDrag(event, false)}
      onDrop={(event) => {
        handleDrag(event, false)
        const [file] = event.dataTransfer.files
        if (!file) return
        if (fileField.current) fileField.current.value = ''
        void readFile(file)
      }}
    >
      <InputBase
        component="textarea"
        multiline
        ref={textField}
        label="Paste a list"
        description="E-mail addresses, IDs or names, or a table with one person per line."
        rows={6}
        spellCheck={false}
        autoComplete="off"
        defaultValue={text}
        classNames={{ input: classes.text ?? '' }}
        onChange={({ currentTarget }) => readTextLater(currentTarget.value)}
      />
      <div className={classes.file}>
        <label htmlFor={fileId}>Choose a file</label>
        <input
          ref={fileField}
          id={fileId}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          // Lets the same file be chosen again after it was edited.
          onClick={({ currentTarget: input }) => (input.value = '')}
          onChange={({ currentTarget: input }) => {
            const file = input.files?.[0]
            if (file) void readFile(file)
          }}
        />
        <span>{fileName === null ? 'or drop it here' : `Using ${fileName}`}</span>
      </div>
      {error !== null && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
    </section>
  )
}
