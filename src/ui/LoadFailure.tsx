import { Link, useRevalidator, useRouteError } from 'react-router'
import { explain, isApiError } from './explain.ts'
import { Failure } from './Failure.tsx'
import { isOutdated } from './scriptFault.ts'

/** Shown in place of a page that could not load. */
export function LoadFailure({ title, back }: { title: string; back?: { to: string; name: string } }) {
  const thrown = useRouteError()
  const { revalidate } = useRevalidator()
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  // The session has ended and the sign-in page is about to show, so show nothing here.
  if (isApiError(error) && error.kind === 'unauthorized') return null
  // A lost desk or an outdated script comes back only by reloading the page.
  const retry =
    error.name === 'DeskLost' || isOutdated(error) ? () => location.reload() : () => void revalidate()
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
