import { useEffect, useState } from 'react'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs'
import classes from './CopyButton.module.css'

/** Time for which the result of copying is shown, in milliseconds. */
const resultMs = 2000

/**
 * Copies a text to the clipboard and shows the result in place. `label` is its name, visible unless `iconOnly`. `hint`
 * describes it.
 */
export function CopyButton({
  text,
  label,
  iconOnly = false,
  hint,
}: {
  text: string
  label: string
  iconOnly?: boolean
  hint?: string
}) {
  const [result, setResult] = useState<'copied' | 'failed' | null>(null)
  useEffect(() => {
    if (result === null) return
    const timer = setTimeout(() => setResult(null), resultMs)
    return () => clearTimeout(timer)
  }, [result])
  const copy = () =>
    // The clipboard is missing on plain http, except on localhost.
    Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setResult('copied'),
      () => setResult('failed'),
    )
  const message =
    result === 'copied' ? 'Copied' : result === 'failed' ? 'Could not copy. Select and copy the text.' : null
  return (
    <button
      type="button"
      className={classes.copy}
      aria-label={label}
      title={hint ?? label}
      onClick={() => void copy()}
    >
      {result === 'copied' ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      <span aria-live="polite">{message ?? (iconOnly ? null : label)}</span>
    </button>
  )
}
