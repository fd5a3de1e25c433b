import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { Button } from './Button.tsx'
import { explain, type Explanation, isApiError } from './explain.ts'
import classes from './Failure.module.css'

/** Not needed for the first page. Without its script, the id can still be selected. */
const CopyButton = lazy<ComponentType<{ text: string; label: string }>>(() =>
  import('./CopyButton.tsx').then(
    (module) => ({ default: module.CopyButton }),
    () => ({ default: () => null }),
  ),
)

interface Props {
  error: Error
  /** What could not be done, as a sentence. Omit it where the explanation is enough. */
  title?: string
  /** Replaces the general explanation of this kind of error. */
  explanation?: Explanation | undefined
  onRetry?: (() => void) | undefined
  children?: ReactNode
}

/** An alert: what went wrong and what to do, with the API’s own messages and the error id that its support needs. */
export function Failure({ error, title, explanation, onRetry, children }: Props) {
  const { what, advice } = explanation ?? explain(error)
  const { messages, fingerprint } = isApiError(error) ? error : { messages: [], fingerprint: null }
  return (
    <div role="alert" className={classes.failure}>
      {title !== undefined && <strong className={classes.title}>{title}</strong>}
      <p>
        {what} {advice}
      </p>
      {messages.map(({ code, message }) => (
        <p key={code + message} className={classes.message}>
          “{message || code}”
        </p>
      ))}
      {fingerprint !== null && (
        <p className={classes.id}>
          <span>
            Error id <code translate="no">{fingerprint}</code>
          </span>
          <Suspense>
            <CopyButton text={fingerprint} label="Copy error id" />
          </Suspense>
        </p>
      )}
      {children}
      {onRetry && (
        <Button size="xs" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}
