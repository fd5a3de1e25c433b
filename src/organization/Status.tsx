import { statusKey, statusWords } from '../operations/person.ts'
import classes from './Status.module.css'

/** The status of a user or an invitation as a word. Its color carries no meaning of its own. */
export function Status({ status, title }: { status: string | null; title?: string | undefined }) {
  return (
    <span className={classes.status} data-status={statusKey(status)} title={title}>
      {statusWords(status)}
    </span>
  )
}
