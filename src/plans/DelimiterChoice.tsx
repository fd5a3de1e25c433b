import type { DelimiterCandidate } from '../desk/list/types.ts'
import type { Delimiter } from '../text/detectDelimiter.ts'
import { delimiterLabels } from './listFormatWords.ts'
import classes from './ReconcilePage.module.css'

interface Props {
  /** Empty if there is no doubt. */
  candidates: readonly DelimiterCandidate[]
  onChoose: (delimiter: Delimiter) => void
}

/** Asks for the delimiter of a list, with a line split by each. Renders nothing when there is no doubt. */
export function DelimiterChoice({ candidates, onChoose }: Props) {
  if (candidates.length === 0) return null
  return (
    <fieldset className={classes.warning}>
      <legend>Which columns look right? More than one delimiter is possible.</legend>
      {candidates.map(({ delimiter, sample }) => (
        <label key={delimiter} className={classes.confirm}>
          <input type="radio" name="delimiter" checked={false} onChange={() => onChoose(delimiter)} />
          {delimiterLabels[delimiter]}: <bdi>{sample.map((cell) => `“${cell.trim()}”`).join(' · ')}</bdi>
        </label>
      ))}
    </fieldset>
  )
}
