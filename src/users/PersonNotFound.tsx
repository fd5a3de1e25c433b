import { Link } from '../routing/Link.tsx'
import { useRouter } from '../routing/useRouter.ts'
import { Button } from '../ui/Button.tsx'
import { notFoundAdvice, notFoundHeading, notFoundReason } from './personWords.ts'
import classes from './PersonPage.module.css'

/** Shown in place of a person who does not exist in the API. */
export function PersonNotFound() {
  const { reload } = useRouter()
  return (
    <article className={classes.page}>
      <title>Person not found · Roster</title>
      <h1 className={classes.name}>{notFoundHeading}</h1>
      <p>
        {notFoundReason} {notFoundAdvice}
      </p>
      <p className={classes.ways}>
        <Link to="/users">All users</Link>
        <Button variant="default" size="xs" onClick={reload}>
          Try again
        </Button>
      </p>
    </article>
  )
}
