import { findRanges } from '../text/fold.ts'
import classes from './Highlight.module.css'

/** A text with what was searched for marked in it. The terms are folded. */
export function Highlight({ text, terms }: { text: string; terms: readonly string[] }) {
  if (terms.length === 0) return text
  const parts = []
  let at = 0
  for (const [start, end] of findRanges(text, terms)) {
    parts.push(
      text.slice(at, start),
      <mark key={start} className={classes.mark}>
        {text.slice(start, end)}
      </mark>,
    )
    at = end
  }
  return [...parts, text.slice(at)]
}
