import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useNavigate } from '../routing/usePage.ts'
import { Link } from '../routing/Link.tsx'
import type { SnapshotFacts } from '../desk/snapshots/types.ts'
import { Notice } from '../ui/Notice.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { ComparisonView } from './ComparisonView.tsx'
import { snapshotsQuery } from './queries.ts'
import { SaveSnapshot } from './SaveSnapshot.tsx'
import { SnapshotField } from './SnapshotField.tsx'
import classes from './Snapshots.module.css'
import { readSnapshotsState, type SnapshotsState, writeSnapshotsState } from './snapshotsState.ts'
import { about, chooseEarlier, laterHint, reversed } from './words.ts'
import layout from '../ui/Layout.module.css'
import quiet from '../ui/QuietButton.module.css'

/** Saves a snapshot of everyone, and compares two snapshots, or one with now. */
export function SnapshotsPage() {
  const { search } = useLocation()
  const navigate = useNavigate()
  const { data: opened = [] } = useQuery(snapshotsQuery)
  const { state, ignored } = readSnapshotsState(search)
  const setState = (next: SnapshotsState, isNew = false) =>
    void navigate(writeSnapshotsState(next), { replace: !isNew, preventScrollReset: true })
  return (
    <article className={layout.page}>
      <title>Snapshots · Roster</title>
      <p className={layout.back}>
        <Link to="/insights">← Insights</Link>
      </p>
      <h1>Snapshots</h1>
      <p className={layout.lead}>{about}</p>
      {ignored.length > 0 && (
        <Notice>
          Ignored invalid values in the address: <code>{ignored.join(', ')}</code>
        </Notice>
      )}
      <div className={`${classes.forms} ${layout.onScreen}`}>
        <SaveSnapshot isNext={opened.length === 0} />
        <CompareForm
          state={state}
          opened={opened}
          onCompare={(earlier, later) => setState({ earlier, later, kind: null, text: '' }, true)}
        />
      </div>
      {state.earlier !== null && (
        <ComparisonView
          key={`${state.earlier} ${state.later}`}
          request={{ ...state, earlier: state.earlier }}
          onChange={setState}
        />
      )}
    </article>
  )
}

interface FormProps {
  state: SnapshotsState
  opened: readonly SnapshotFacts[]
  onCompare: (earlier: string, later: string | null) => void
}

function CompareForm({ state, opened, onCompare }: FormProps) {
  const [earlier, setEarlier] = useState(state.earlier)
  const [later, setLater] = useState(state.later)
  const find = (id: string | null) => opened.find((snapshot) => snapshot.id === id) ?? null
  const [before, after] = [find(earlier), find(later)]
  const isReversed =
    before !== null && after !== null && before.readAt !== null && (after.readAt ?? Infinity) < before.readAt
  const isCompared = earlier !== null && earlier === state.earlier && later === state.later
  return (
    <section aria-label="Compare" className={layout.panel}>
      <div className={classes.fields}>
        <SnapshotField label="Earlier snapshot" chosen={before} onChange={setEarlier} />
        <SnapshotField label="Later snapshot" hint={laterHint} chosen={after} onChange={setLater} />
      </div>
      {isReversed && (
        <Notice>
          {reversed}{' '}
          <button
            type="button"
            className={quiet.button}
            onClick={() => {
              setEarlier(later)
              setLater(earlier)
            }}
          >
            Swap them
          </button>
        </Notice>
      )}
      <div className={layout.buttons}>
        <SoftButton
          variant={isCompared ? 'default' : 'filled'}
          unavailable={before === null}
          aria-describedby={before === null ? 'compare-reason' : undefined}
          onClick={() => before?.id && onCompare(before.id, after?.id ?? null)}
        >
          Compare
        </SoftButton>
        {before === null && (
          <span id="compare-reason" className={layout.hint}>
            {chooseEarlier}
          </span>
        )}
      </div>
    </section>
  )
}
