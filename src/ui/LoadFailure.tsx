import { useRouter } from '../routing/useRouter.ts'
import { Link } from '../routing/Link.tsx'
import { explain, isApiError } from './explain.ts'
import { Failure } from './Failure.tsx'
import { isOutdated } from './scriptFault.ts'

interface Props {
  title: string
  error: Error
  /** Leads to a page that may load. */
  back?: { to: string; name: string }
}

/** Shown in place of a page that could not load. */
export function LoadFailure({ title, error, back }: Props) {
  const { reload } = useRouter()
  // The session has ended and the sign-in page is about to show, so show nothing here.
  if (isApiError(error) && error.kind === 'unauthorized') return null
  // A lost desk or an outdated script comes back only by reloading the page.
  const retry = error.name === 'DeskLost' || isOutdated(error) ? () => location.reload() : reload
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
