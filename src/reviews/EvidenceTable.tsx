import type { Role } from '../api/schema.ts'
import type { ReviewPerson, ReviewState } from '../desk/review/types.ts'
import { decisionText } from '../operations/decisions.ts'
import { hasStatus, roleName, statusWords } from '../operations/person.ts'
import { explainFailure } from '../ui/explain.ts'
import { Badge } from '../ui/Badge.tsx'
import { TableHead } from '../ui/TableHead.tsx'
import table from '../ui/Table.module.css'
import { day } from '../ui/time.ts'
import { outcomeLabels } from './outcomeLabels.ts'
import classes from './Reviews.module.css'
import layout from '../ui/Layout.module.css'

interface Props {
  people: readonly ReviewPerson[]
  review: Pick<ReviewState, 'roles' | 'reviewers'>
}

/** The people of a review, each with decision, outcome and what was read afterwards. */
export function EvidenceTable({ people, review }: Props) {
  return (
    <table
      role="table"
      aria-label="Decisions"
      className={`${table.table} ${table.framed} ${classes.decisions}`}
    >
      <TableHead heads={['Person', 'Access', 'Decision', 'Outcome']} />
      <tbody role="rowgroup">
        {people.map((person) => (
          <EvidenceRow key={person.id} person={person} review={review} />
        ))}
      </tbody>
    </table>
  )
}

function EvidenceRow({ person, review }: Omit<Props, 'people'> & { person: ReviewPerson }) {
  const { roles, reviewers } = review
  const { facts, made, note, isSelf, isChanged, isGone } = person
  return (
    <tr role="row" className={classes.row}>
      <td role="cell" translate="no">
        <strong>
          <bdi>{person.name}</bdi>
        </strong>
        {isSelf && (
          <>
            {' '}
            <Badge tone="warn">Own account</Badge>
          </>
        )}
        <span className={layout.sub}>{person.email}</span>
      </td>
      <td role="cell">
        {roleName(facts.roleId, roles)}, {isGone ? 'no longer exists' : statusWords(facts.status)}
        <span className={layout.sub}>
          Last activity: {facts.lastActivityDateTime === null ? 'never' : day(facts.lastActivityDateTime)}
        </span>
        {isChanged && <span className={layout.sub}>Changed during the review</span>}
      </td>
      <td role="cell">
        {made
          ? decisionText(made.decision, made.roleId, roles)
          : isGone
            ? 'None: no longer exists'
            : 'Undecided'}
        {made && reviewers.length > 1 && <span className={layout.sub}>By {made.by}</span>}
        {made && made.batch !== null && <span className={layout.sub}>In batch {made.batch}</span>}
        {note !== '' && <span className={layout.sub}>“{note}”</span>}
      </td>
      <td role="cell">{trailOf(person, roles)}</td>
    </tr>
  )
}

/** Formats what happened: "decided 10:02, done 10:41, checked 10:41: terminated". */
function trailOf({ made, outcome, readAgain }: ReviewPerson, roles: readonly Role[]): string {
  const parts = [
    made ? `decided ${timeOf(made.at)}` : '',
    outcome ? `${outcomeLabels[outcome.state]}${outcome.at === null ? '' : ` ${timeOf(outcome.at)}`}` : '',
    readAgain ? `checked ${timeOf(readAgain.at)}: ${readWords(readAgain, roles)}` : '',
    readAgain?.asDecided === false ? 'NOT AS DECIDED' : '',
    outcome?.message ?? '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function readWords({ facts, error }: NonNullable<ReviewPerson['readAgain']>, roles: readonly Role[]): string {
  if (facts)
    return hasStatus(facts, 'TERMINATED')
      ? 'terminated'
      : `${statusWords(facts.status).toLowerCase()}, ${roleName(facts.roleId, roles)}`
  if (error === null) return 'no longer exists'
  return `failed. ${explainFailure({ kind: error, status: null, retryAfter: null, fingerprint: null }).what}`
}

/** Formats a time of day; with the day if it is not today. */
function timeOf(at: number): string {
  const date = new Date(at)
  const time = date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
  return date.toDateString() === new Date().toDateString() ? time : `${day(date.toISOString())} ${time}`
}
