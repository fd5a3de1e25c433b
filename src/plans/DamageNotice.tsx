import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { damagedLines } from './listWords.ts'

interface Props {
  /** The number of lines with values that look damaged. */
  lines: number
  includesAll: boolean
  onIncludeAll: (includesAll: boolean) => void
  /** Whether only these lines are shown. */
  isShown: boolean
  onShow: (isShown: boolean) => void
}

/** Says that values look damaged and are left out, and what to do. Renders nothing without such values. */
export function DamageNotice({ lines, includesAll, onIncludeAll, isShown, onShow }: Props) {
  if (lines === 0) return null
  return (
    <Notice>
      {damagedLines(lines, includesAll)}{' '}
      <Button size="compact-xs" variant="default" onClick={() => onShow(!isShown)}>
        {isShown ? 'Show all lines' : 'Show them'}
      </Button>{' '}
      <Button size="compact-xs" variant="default" onClick={() => onIncludeAll(!includesAll)}>
        {includesAll ? 'Exclude damaged values' : 'Include damaged values'}
      </Button>
    </Notice>
  )
}
