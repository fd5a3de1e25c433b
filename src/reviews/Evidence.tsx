import type { ReactNode } from 'react'
import type { Evidence as EvidenceData } from '../desk/review/evidenceTypes.ts'
import { count } from '../text/count.ts'
import { EvidenceTable } from './EvidenceTable.tsx'
import { usePrintTime } from '../ui/usePrintTime.ts'
import { ExactTime } from '../ui/ExactTime.tsx'
import classes from './Evidence.module.css'
import { approvedBy, howToVerify, progressWords, stateLabels, leftOutWords } from './words.ts'

/** Maximum number of printed people: about 150 sheets. */
const maxPrinted = 5000

/** The evidence of a review on paper. */
export function Evidence({ evidence }: { evidence: EvidenceData }) {
  const { state, people, batches, comparisons, medianSeconds, single } = evidence
  const printTime = usePrintTime()
  return (
    <section aria-label="Evidence" className={classes.evidence}>
      {state.state !== 'ended' && (
        <p className={classes.warning}>NOT FINISHED: {stateLabels[state.state]}.</p>
      )}
      <Summary evidence={evidence} />
      <h2>How decisions were made</h2>
      <p>
        {single === 0
          ? 'No decision was made one by one.'
          : `${single === 1 ? '1 decision was' : `${count(single)} decisions were`} made one by one. Median: ${medianSeconds} seconds per decision.`}
      </p>
      {batches.map(({ number, at, people: kept, reason, by }) => (
        <p key={number}>
          Batch {number}: {kept === 1 ? '1 person' : `${count(kept)} people`} kept in one decision by {by},{' '}
          <ExactTime at={at} />. Reason: “{reason}”
        </p>
      ))}
      {comparisons.map(({ at, why, readAt, reviewer, unread }) => (
        <p key={at}>
          {why === 'finish'
            ? 'Compared before the plan was made'
            : reviewer === null
              ? 'Opened from a file'
              : `Opened from a file by ${reviewer}, who decided from then on`}
          , <ExactTime at={at} />: compared with everyone as loaded <ExactTime at={readAt} />.
          {unread > 0 && ` ${count(unread)} people could not be compared.`}
        </p>
      ))}
      <h2>People</h2>
      {people.length > maxPrinted && (
        <p className={classes.warning}>
          Only the first {count(maxPrinted)} of {count(people.length)} people are printed. Export the evidence
          to get everyone.
        </p>
      )}
      <EvidenceTable people={people.slice(0, maxPrinted)} review={state} />
      <p>
        Printed <ExactTime at={printTime} />. Times without a day are of that day.
      </p>
      <Signatures evidence={evidence} />
      <p className={classes.verify}>{howToVerify}</p>
    </section>
  )
}

function Summary({ evidence }: { evidence: EvidenceData }) {
  const { state, organization, mode, hint, incomplete, journalSeal, seal, fileSeal, records } = evidence
  const { population } = state
  return (
    <dl className={classes.summary}>
      <Item name="Organization">
        {mode === 'demo' ? 'Demo organization' : (organization ?? 'Not named by the API')}
        {hint !== null && ` (token ${hint})`}
      </Item>
      <Item name="Scope">{state.scope}</Item>
      <Item name="Population">
        {population.people === 1 ? '1 person' : `${count(population.people)} people`}
        {population.total !== null && ` of ${count(population.total)} in the organization`}, loaded{' '}
        <ExactTime at={population.readAt} />.
        {population.terminated > 0 && ` ${leftOutWords(population.terminated)}`}{' '}
        {incomplete === null ? (
          'Complete.'
        ) : (
          <strong className={classes.warning}>INCOMPLETE. {incomplete}</strong>
        )}
      </Item>
      <Item name={state.reviewers.length === 1 ? 'Reviewer' : 'Reviewers'}>{state.reviewers.join(', ')}</Item>
      <Item name="Started">
        <ExactTime at={state.begunAt} />
      </Item>
      <Item name="Decisions finished">
        {state.finishedAt === null ? 'No' : <ExactTime at={state.finishedAt} />}
      </Item>
      <Item name="Ended">{state.endedAt === null ? 'No' : <ExactTime at={state.endedAt} />}</Item>
      <Item name="Decided">{progressWords(state)}</Item>
      <Item name="Outcome">{outcomeOf(evidence)}</Item>
      <Item name="Journal hash">
        {journalSeal === null ? 'No change was made in this session' : <code>{journalSeal}</code>}
      </Item>
      <Item name="Review hash">
        <code>{seal}</code> ({count(records)} records)
      </Item>
      <Item name="Evidence hash">
        <code>{fileSeal}</code>
      </Item>
    </dl>
  )
}

/** Says what the plan of a review did. */
function outcomeOf({ people, state }: EvidenceData): string {
  const done = people.filter(({ outcome }) => outcome?.state === 'done').length
  const planned = people.filter(({ outcome }) => outcome !== null).length
  const asDecided = people.filter(({ readAgain }) => readAgain?.asDecided === true).length
  if (planned === 0 && state.state === 'deciding') return 'The review has not finished'
  if (planned === 0) return state.planId === null ? 'No changes were decided' : 'The plan has not finished'
  return `${count(done)} of ${count(planned)} changes done; ${count(asDecided)} checked and as decided`
}

function Item({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.item}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Lines to sign on, one for each reviewer, and what is signed: the sheet may be looked at alone. */
function Signatures({ evidence: { state, fileSeal } }: { evidence: EvidenceData }) {
  return (
    <div className={classes.signatures}>
      <p className={classes.signed}>
        “{state.name}”, evidence hash <code>{fileSeal}</code>
      </p>
      {[...state.reviewers.map((name) => `Reviewer: ${name} · Date, signature`), approvedBy].map((words) => (
        <p key={words}>
          <span className={classes.line} />
          {words}
        </p>
      ))}
    </div>
  )
}
