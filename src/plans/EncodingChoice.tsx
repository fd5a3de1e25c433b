import type { EncodingCandidate } from '../desk/list/types.ts'
import type { Encoding } from '../text/decode.ts'
import { encodingLabels } from './listFormatWords.ts'
import classes from './ReconcilePage.module.css'

interface Props {
  /** Empty if there is no doubt. */
  candidates: readonly EncodingCandidate[]
  onChoose: (encoding: Encoding) => void
}

/** Asks for the encoding of a file, with words from it in each. Renders nothing when there is no doubt. */
export function EncodingChoice({ candidates, onChoose }: Props) {
  if (candidates.length === 0) return null
  return (
    <fieldset className={classes.warning}>
      <legend>Which words look right? The file doesn’t say how it is encoded.</legend>
      {candidates.map(({ encoding, samples }) => (
        <label key={encoding} className={classes.confirm}>
          <input type="radio" name="encoding" checked={false} onChange={() => onChoose(encoding)} />
          {encodingLabels[encoding]}: <bdi>{samples.join(', ')}</bdi>
        </label>
      ))}
    </fieldset>
  )
}
