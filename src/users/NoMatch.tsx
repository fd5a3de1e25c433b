import { useQuery } from '@tanstack/react-query'
import { Link } from '../routing/Link.tsx'
import type { DirectoryProgress } from '../desk/directory/types.ts'
import { count } from '../text/count.ts'
import { directoryQuery } from '../organization/queries.ts'
import { activeFilters, type ActiveFilter } from './activeFilters.ts'
import { queryOf } from './listQuery.ts'
import { type ListState, withoutFilters, writeListState } from './listState.ts'
import { countQuery } from './queries.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import layout from '../ui/Layout.module.css'
import classes from './UsersPage.module.css'

/** Shown where nobody matches. Suggests filters to remove, with the number of people that each would bring back. */
export function NoMatch({ listState }: { listState: ListState }) {
  const roleName = useRoleName()
  const { data: directory } = useQuery(directoryQuery)
  const filters = activeFilters(listState, roleName)
  const isPartial = directory !== undefined && !directory.hasEveryone
  return (
    <div className={layout.empty}>
      <h2>{isPartial ? 'No matches so far' : 'No matches'}</h2>
      <p>{explanation(directory, filters)}</p>
      {filters.length > 1 && (
        <ul className={classes.suggestions} aria-label="Remove a filter">
          {filters.map((filter) => (
            <Suggestion key={filter.key} filter={filter} />
          ))}
        </ul>
      )}
      <ButtonLink to={`/users${writeListState(withoutFilters(listState))}`} variant="default">
        Show everyone
      </ButtonLink>
    </div>
  )
}

function explanation(directory: DirectoryProgress | undefined, filters: ActiveFilter[]): string {
  if (directory && !directory.hasEveryone)
    return directory.state === 'reading'
      ? 'People are still loading. Matches appear here as they are found.'
      : 'Not everyone is loaded, so others may match.'
  return filters.length === 1 ? 'Nobody matches this filter.' : 'Nobody matches all of these filters.'
}

/** A link that removes one filter; nothing where that would not bring anyone back. */
function Suggestion({ filter: { label, listStateWithout } }: { filter: ActiveFilter }) {
  const { data } = useQuery(countQuery({ ...queryOf(listStateWithout), sort: null }))
  if (!data?.total) return null
  return (
    <li>
      <Link to={`/users${writeListState(listStateWithout)}`}>
        Without <bdi translate="no">“{label}”</bdi>:{' '}
        {data.total === 1 ? '1 person' : `${count(data.total)} people`}
        {data.isPartial && ' so far'}
      </Link>
    </li>
  )
}
