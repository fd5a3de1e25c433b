import { Link, useRevalidator, useRouteError } from 'react-router'
import { explain, isApiError, isStale } from './explain.ts'
import { Failure } from './Failure.tsx'

/** In place of a page that could not load. */
export function LoadFailure({ title, back }: { title: string; back?: { to: string; name: string } }) {
  const thrown = useRouteError()
  const { revalidate } = useRevalidator()
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  // The session has ended and the sign-in page is on its way: nothing to be said here.
  if (isApiError(error) && error.kind === 'unauthorized') return null
  // Without the desk, or a script that is gone, nothing can be asked again: only a new page has them.
  const retry =
    error.name === 'DeskLost' || isStale(error) ? () => location.reload() : () => void revalidate()
  return (
    <div>
      <title>Roster</title>
      <Failure title={title} error={error} explanation={explain(error)} onRetry={retry} />
      {back && (
        <p>
          <Link to={back.to}>{back.name}</Link>
        </p>
      )}
    </div>
  )
}
