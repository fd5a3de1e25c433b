import { findRanges } from '../text/fold.ts'
import classes from './Highlight.module.css'

/** A text with matches of the search terms highlighted. `terms` must be folded (`text/fold.ts`). */
export function Highlight({ text, terms }: { text: string; terms: readonly string[] }) {
  if (terms.length === 0) return text
  const parts = []
  let position = 0
  for (const [start, end] of findRanges(text, terms)) {
    parts.push(
      text.slice(position, start),
      <mark key={start} className={classes.mark}>
        {text.slice(start, end)}
      </mark>,
    )
    position = end
  }
  return [...parts, text.slice(position)]
}
