import { InputBase } from '@mantine/core'
import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { count } from '../ui/count.ts'
import classes from './ReconcilePage.module.css'

/** What is larger is no list of people: 100,000 of them are some 15 MB. */
const largest = 60_000_000
/** So long after the last key a pasted or typed text counts, in milliseconds. */
const pause = 300

interface Props {
  /** The text that is there already. */
  text: string
  fileName: string | null
  onList: (source: string | Uint8Array, fileName: string | null) => void
}

/** Where a list comes from: pasted, chosen as a file, or dropped. */
export function ListSource({ text, fileName, onList }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const fileField = useRef<HTMLInputElement>(null)
  const fileId = useId()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [over, setOver] = useState(false)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => () => clearTimeout(timer.current), [])

  const typed = (value: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (fileField.current) fileField.current.value = ''
      setError(null)
      onList(value, null)
    }, pause)
  }

  const take = async (file: File) => {
    clearTimeout(timer.current)
    if (file.size > largest) {
      setError(
        `${file.name} has ${count(Math.round(file.size / 1e6))} MB. A list can have up to ${largest / 1e6}: divide it.`,
      )
      return
    }
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      if (field.current) field.current.value = ''
      setError(null)
      onList(bytes, file.name)
    } catch {
      setError(`${file.name} could not be read. It may have been changed or removed: choose it again.`)
    }
  }

  const drag = (event: DragEvent, isOver: boolean) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(isOver)
  }

  return (
    // Dropping is one more way: who can't do it has the field for a file.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label="List to reconcile"
      className={classes.source}
      data-over={over || undefined}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false)
        const [file] = event.dataTransfer.files
        if (!file) return
        if (fileField.current) fileField.current.value = ''
        void take(file)
      }}
    >
      <InputBase
        component="textarea"
        multiline
        ref={field}
        label="Paste a list"
        description="E-mail addresses, IDs or names, or a table with a line a person."
        rows={6}
        spellCheck={false}
        autoComplete="off"
        defaultValue={text}
        classNames={{ input: classes.text ?? '' }}
        onChange={({ currentTarget }) => typed(currentTarget.value)}
      />
      <div className={classes.file}>
        <label htmlFor={fileId}>Choose a file</label>
        <input
          ref={fileField}
          id={fileId}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          // So that the same file, edited meanwhile, can be chosen again.
          onClick={({ currentTarget: input }) => (input.value = '')}
          onChange={({ currentTarget: input }) => {
            const file = input.files?.[0]
            if (file) void take(file)
          }}
        />
        <span>{fileName === null ? 'or drop one here' : `${fileName} is read`}</span>
      </div>
      {error !== null && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
    </section>
  )
}
