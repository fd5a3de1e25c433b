import { Link } from '../routing/Link.tsx'

/** The page at an address that no route has. */
export function NotFoundPage() {
  return (
    <article>
      <title>Page not found · Roster</title>
      <h1>Page not found</h1>
      <p>
        There is no page at this address. <Link to="/users">Go to all users</Link>
      </p>
    </article>
  )
}
