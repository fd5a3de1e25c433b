import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { criteria } from './criteria.ts'
import { cleared, type ListState } from './listState.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import classes from './Chips.module.css'

/** Everything by which people are left out, each to be taken away. */
export function Chips({ listState, go }: { listState: ListState; go: (to: ListState) => void }) {
  const roleName = useRoleName()
  return (
    <div className={classes.chips}>
      <ul aria-label="Filters" className={classes.list}>
        {criteria(listState, roleName).map(({ words, without }) => (
          <li key={words} className={classes.chip}>
            <bdi>{words}</bdi>
            <button type="button" aria-label={`Remove filter ${words}`} onClick={() => go(without)}>
              <IconX size={14} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className={classes.clear} onClick={() => go(cleared(listState))}>
        Clear filters
      </button>
    </div>
  )
}
