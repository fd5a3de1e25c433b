import { exact } from './time.ts'

interface Props {
  /** In milliseconds since 1970. */
  at: number
  /** Shows on hover. */
  title?: string
}

/** A time to the second. */
export function ExactTime({ at, title }: Props) {
  return (
    <time dateTime={new Date(at).toISOString()} title={title}>
      {exact(at)}
    </time>
  )
}
