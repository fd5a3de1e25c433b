import { useEffect, useState } from 'react'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs'
import classes from './CopyButton.module.css'

/** Copies a text; says so in its own place for two seconds. The label is its name, and shown unless `iconOnly`. */
export function CopyButton({
  text,
  label,
  iconOnly = false,
}: {
  text: string
  label: string
  iconOnly?: boolean
}) {
  const [result, setResult] = useState<'copied' | 'refused' | null>(null)
  useEffect(() => {
    if (result === null) return
    const timer = setTimeout(() => setResult(null), 2000)
    return () => clearTimeout(timer)
  }, [result])
  const copy = () =>
    // Missing on plain http other than localhost.
    Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setResult('copied'),
      () => setResult('refused'),
    )
  const said = result === 'copied' ? 'Copied' : result === 'refused' ? 'Select and copy it by hand' : null
  return (
    <button
      type="button"
      className={classes.copy}
      aria-label={label}
      title={label}
      onClick={() => void copy()}
    >
      {result === 'copied' ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      <span aria-live="polite">{said ?? (iconOnly ? null : label)}</span>
    </button>
  )
}
