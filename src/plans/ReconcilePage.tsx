import { useQuery } from '@tanstack/react-query'
import { directoryQuery, rolesQuery } from '../organization/queries.ts'
import { Link } from '../routing/Link.tsx'
import { QueryFailure } from '../ui/QueryFailure.tsx'
import { DirectoryNotice } from './DirectoryNotice.tsx'
import { useKeptDraft } from './keptDraft.ts'
import { autoDetect, listDraft, newListId, noPurpose } from './listDraft.ts'
import { ListSource } from './ListSource.tsx'
import { reconcileSource } from './listWords.ts'
import { ReconcileList } from './ReconcileList.tsx'
import layout from '../ui/Layout.module.css'

/** Matches a list against the directory and previews a plan for the people on it, or for those who are not. */
export function ReconcilePage() {
  const [draft, setDraft] = useKeptDraft(listDraft)
  const { data: directory } = useQuery(directoryQuery)
  const roles = useQuery(rolesQuery)

  const openList = (source: string | Uint8Array, fileName: string | null) => {
    const purpose = draft?.purpose ?? noPurpose
    const isBlank = typeof source === 'string' && source.trim() === ''
    setDraft(isBlank ? null : { id: newListId(), source, fileName, reading: autoDetect, purpose })
  }

  return (
    <article className={layout.page}>
      <title>Reconcile a list · Roster</title>
      <p className={layout.back}>
        <Link to="/plans">← All plans</Link>
      </p>
      <h1>Reconcile a list</h1>
      <p className={layout.lead}>
        Roster matches each line by ID, then email address, then full name. The result is a plan, and you
        review every change before anything happens.
      </p>
      <DirectoryNotice directory={directory} />
      <QueryFailure title="The roles could not be loaded." query={roles} />
      <ListSource
        words={reconcileSource}
        text={typeof draft?.source === 'string' ? draft.source : ''}
        fileName={draft?.fileName ?? null}
        onList={openList}
      />
      {draft && <ReconcileList key={draft.id} draft={draft} onChange={setDraft} />}
    </article>
  )
}
