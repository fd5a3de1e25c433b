import { statusWords } from '../operations/person.ts'
import classes from './Status.module.css'

/** A person's status in words; the colour only helps the eye. */
export function Status({ status }: { status: string | null }) {
  return (
    <span className={classes.status} data-status={status ?? undefined}>
      {statusWords(status)}
    </span>
  )
}
