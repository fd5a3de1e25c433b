import { statusWords } from '../operations/person.ts'
import classes from './Status.module.css'

/** A user's status as a word. Its colour carries no meaning of its own. */
export function Status({ status }: { status: string | null }) {
  return (
    <span className={classes.status} data-status={status ?? undefined}>
      {statusWords(status)}
    </span>
  )
}
