import { useState, type ReactNode } from 'react'
import type { ReviewPerson, ReviewState } from '../desk/review/types.ts'
import { ownerRank, rankOf } from '../operations/access.ts'
import { decisionText } from '../operations/decisions.ts'
import type { Facts } from '../operations/facts.ts'
import { changedBetween, fieldWords, valueWords } from '../operations/fields.ts'
import { reveal, roleName, statusWords } from '../operations/person.ts'
import { Badge } from '../ui/Badge.tsx'
import { count } from '../text/count.ts'
import { day, exact, relative } from '../ui/time.ts'
import classes from './Reviews.module.css'

interface Props {
  review: ReviewState
  person: ReviewPerson
}

/** What is known about a person: what they may do, when they were last here, and what changed since the last review. */
export function ReviewFacts({ review, person }: Props) {
  const { facts, name, made, former, before, isGone, isSelf, earlier } = person
  const { roles } = review
  const [now] = useState(Date.now)
  return (
    <>
      <h2 tabIndex={-1} className={classes.name} translate="no">
        <bdi>{name}</bdi>
      </h2>
      <p className={classes.badges}>
        <span className={classes.place}>
          {count(person.index + 1)} of {count(review.population.people)}
        </span>
        {isSelf && <Badge tone="warn">Your own account</Badge>}
        {isGone && <Badge tone="warn">No longer exists</Badge>}
        {before && !isGone && <Badge tone="warn">Changed</Badge>}
      </p>
      <dl className={classes.list}>
        <Fact name="Email">{facts.email === null ? 'Not set' : reveal(facts.email)}</Fact>
        <Fact name="Title">{reveal(facts.title ?? '') || 'Not set'}</Fact>
        <Fact name="Role">
          {roleName(facts.roleId, roles)}
          <span className={classes.dim}> {rankWords(facts, review)}</span>
        </Fact>
        <Fact name="Status">{statusWords(facts.status)}</Fact>
        <Fact name="Last activity">
          {facts.lastActivityDateTime === null ? (
            'Never'
          ) : (
            <Moment at={facts.lastActivityDateTime} now={now} />
          )}
        </Fact>
        <Fact name="Created">
          {facts.createdDateTime === null ? 'Not set' : <Moment at={facts.createdDateTime} now={now} />}
        </Fact>
        {before && !isGone && (
          <Fact name="Before it changed">
            {changeWords(before, facts, review) || 'Only the activity changed'}
          </Fact>
        )}
        {former && (
          <Fact name="Decided before it changed">{decisionText(former.decision, former.roleId, roles)}</Fact>
        )}
        {review.earlier !== null && (
          <Fact name={`Since “${review.earlier}”`}>
            {earlier?.facts ? changeWords(earlier.facts, facts, review) || 'No change' : 'Not included'}
          </Fact>
        )}
        {earlier && (earlier.decision || earlier.note) && (
          <Fact name="Earlier decision">
            {earlier.decision ? decisionText(earlier.decision, earlier.roleId, roles) : 'None'},{' '}
            {day(earlier.at)}
            {earlier.note && ` · “${earlier.note}”`}
          </Fact>
        )}
        {made && (
          <Fact name="Decision">
            <strong>{decisionText(made.decision, made.roleId, roles)}</strong>, {exact(made.at)}
          </Fact>
        )}
      </dl>
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Moment({ at, now }: { at: string; now: number }) {
  return (
    <time dateTime={at} title={exact(at)}>
      {relative(Date.parse(at), now)} <span className={classes.dim}>({day(at)})</span>
    </time>
  )
}

/** Says how a role ranks. */
function rankWords({ roleId }: Facts, { roles }: ReviewState): string {
  const rank = rankOf(roleId, roles)
  if (rank === null) return 'Rank unknown'
  if (rank === ownerRank) return 'Rank 3 of 3: manages owners, admins and members'
  return rank === 0 ? 'Rank 1 of 3' : 'Rank 2 of 3: manages members'
}

/** Says what changed between two readings: "Role: member → admin". Empty if nothing did. */
function changeWords(before: Facts, now: Facts, { roles }: ReviewState): string {
  const words = changedBetween(before, now).map(
    (field) => `${fieldWords([field], before, roles)} → ${valueWords(field, now, roles)}`,
  )
  if ((before.email ?? '') !== (now.email ?? ''))
    words.push(`Email: ${reveal(before.email ?? '–')} → ${reveal(now.email ?? '–')}`)
  return words.join('; ')
}
