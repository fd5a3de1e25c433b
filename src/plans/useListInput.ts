import { type RefObject, useEffect, useRef, useState } from 'react'
import { readListFile } from './readListFile.ts'

/** Time after the last keystroke until the text is matched, in milliseconds. */
const inputDelayMs = 300

/** Reads a list from a text field or a file field, whichever was used last. Each empties the other. */
export function useListInput(
  textRef: RefObject<HTMLTextAreaElement | null>,
  onList: (source: string | Uint8Array, fileName: string | null) => void,
) {
  const fileField = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** What was typed since the text was matched last; null for nothing. */
  const typed = useRef<string | null>(null)
  /** The text that was matched last; null if that was a file. */
  const matched = useRef<string | null>(null)
  /** Counts the lists given, so that only the last one is used. */
  const readCount = useRef(0)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => () => clearTimeout(timer.current), [])

  const emptyFileField = () => {
    if (fileField.current) fileField.current.value = ''
  }
  const readText = () => {
    clearTimeout(timer.current)
    const value = typed.current
    typed.current = null
    if (value === null) return
    emptyFileField()
    setError(null)
    if (value !== matched.current) onList(value, null)
    matched.current = value
  }
  const changeText = (value: string, isComplete: boolean) => {
    clearTimeout(timer.current)
    readCount.current++
    typed.current = value
    if (isComplete) readText()
    else timer.current = setTimeout(readText, inputDelayMs)
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
      emptyFileField()
      setError(file.problem)
      return
    }
    if (textRef.current) textRef.current.value = ''
    matched.current = null
    setError(null)
    onList(file.bytes, file.name)
  }

  const dropFiles = (files: readonly File[]) => {
    emptyFileField()
    return readFiles(files)
  }

  return { fileField, error, readText, changeText, readFiles, dropFiles }
}
