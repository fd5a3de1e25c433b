import { Link } from '../routing/Link.tsx'
import type { Insights } from '../desk/insights/types.ts'
import { reveal, statusWords } from '../operations/person.ts'
import classes from './Insights.module.css'
import { moreRows } from './words.ts'

/** Maximum number of names. */
const maxGroups = 5

/** The first names that several people have, with their addresses. */
export function Duplicates({ groups }: { groups: Insights['duplicateGroups'] }) {
  const shown = groups.slice(0, maxGroups)
  const left = groups.length - shown.length
  if (shown.length === 0) return null
  return (
    <ul className={classes.groups}>
      {shown.map(({ name, people }) => (
        <li key={people[0]?.id}>
          <bdi translate="no">{name}</bdi>
          <ul>
            {people.slice(0, maxGroups).map(({ id, email, status }) => (
              <li key={id}>
                <Link to={`/users/${id}`} translate="no">
                  {email === null ? 'No email address' : reveal(email)}
                </Link>{' '}
                {statusWords(status)}
              </li>
            ))}
            {people.length > maxGroups && <li>{moreRows(people.length - maxGroups)}</li>}
          </ul>
        </li>
      ))}
      {left > 0 && <li>{moreRows(left)}</li>}
    </ul>
  )
}
