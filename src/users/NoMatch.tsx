import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { count } from '../ui/count.ts'
import { directoryQuery } from '../organization/queries.ts'
import { criteria, type Criterion } from './criteria.ts'
import { cleared, type ListState, queryOf, writeListState } from './listState.ts'
import { countQuery } from './queries.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import classes from './UsersPage.module.css'

/** No one matches: says what to loosen, and whom that would find. */
export function NoMatch({ listState }: { listState: ListState }) {
  const roleName = useRoleName()
  const { data: directory } = useQuery(directoryQuery)
  const all = criteria(listState, roleName)
  const isReading = directory?.state === 'reading' || directory?.state === 'paused'
  return (
    <div className={classes.nobody}>
      <h2>{isReading ? 'No match so far' : 'No match'}</h2>
      <p>
        {isReading
          ? 'Everyone is still being read; who matches appears here.'
          : all.length === 1
            ? 'Nobody matches this.'
            : 'Nobody matches all of this at once.'}
      </p>
      {all.length > 1 && (
        <ul className={classes.ways} aria-label="What to loosen">
          {all.map((criterion) => (
            <Way key={criterion.words} {...criterion} />
          ))}
        </ul>
      )}
      <Button component={Link} to={`/users${writeListState(cleared(listState))}`} variant="default">
        Show everyone
      </Button>
    </div>
  )
}

/** One thing less to match, where that finds anyone. */
function Way({ words, without }: Criterion) {
  const { data } = useQuery(countQuery({ ...queryOf(without), sort: null }))
  if (!data?.total) return null
  return (
    <li>
      <Link to={`/users${writeListState(without)}`}>
        Without <bdi>“{words}”</bdi>: {data.total === 1 ? '1 person' : `${count(data.total)} people`}
      </Link>
    </li>
  )
}
