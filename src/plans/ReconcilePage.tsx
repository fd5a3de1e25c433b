import { NativeSelect } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { desk } from '../desk/port/client.ts'
import type { ListAnswer, ListRequest, Purpose, Reading } from '../desk/list/types.ts'
import { count } from '../ui/count.ts'
import { Failure } from '../ui/Failure.tsx'
import { directoryQuery, rolesQuery } from '../organization/queries.ts'
import { DirectoryState } from './DirectoryState.tsx'
import { keepList, keptList, type ListDraft, plainReading } from './listDraft.ts'
import { ListPages } from './ListPages.tsx'
import { ListPurpose } from './ListPurpose.tsx'
import { ListReading } from './ListReading.tsx'
import { ListSource } from './ListSource.tsx'
import { LeaversTable, ListTable } from './ListTable.tsx'
import { kindWords } from './listWords.ts'
import { listQuery } from './queries.ts'
import classes from './ReconcilePage.module.css'

const size = 50

/** A list, held against everyone: whom it means, and what is to become of them. */
export function ReconcilePage() {
  const [draft, setDraft] = useState(keptList)
  const [place, setPlace] = useState<Pick<ListRequest, 'filter' | 'page'>>({ filter: null, page: 1 })
  const navigate = useNavigate()
  const { data: directory } = useQuery(directoryQuery)
  const roles = useQuery(rolesQuery)
  const reading = directory?.state === 'reading'

  const request: ListRequest = { ...requestOf(draft), ...place, size }
  // While everyone is read, the list is matched anew whenever twice as many are there.
  const far = reading ? `about 2 to the ${Math.floor(Math.log2(directory.read + 1))}` : directory?.version
  const version = `${far}, roles of ${roles.dataUpdatedAt}`
  const query = listQuery(draft, request, version)
  const list = useQuery({
    ...query,
    enabled: draft !== null && directory !== undefined && roles.isSuccess,
    // What is shown stays until its next page, or its next reading, is there; another list is another.
    placeholderData: (shown, before) => (before?.queryKey[1] === draft?.id ? shown : undefined),
  })
  const preview = useMutation({
    mutationFn: (wanted: ListRequest) => desk.planList(wanted),
    onSuccess(plan) {
      if (plan) void navigate(`/plans/${plan.id}`)
      // The desk does not keep the list any more: it is given again, and can be previewed then.
      else void list.refetch()
    },
  })

  const change = (next: ListDraft | null) => {
    keepList(next)
    setDraft(next)
    setPlace({ filter: null, page: 1 })
    preview.reset()
  }
  const open = (source: string | Uint8Array, fileName: string | null) => {
    const purpose = draft?.purpose ?? { whom: 'listed', operation: null, roleId: null }
    const isBlank = typeof source === 'string' && source.trim() === ''
    change(
      isBlank
        ? null
        : { id: `${Date.now()} ${Math.random()}`, source, fileName, reading: plainReading, purpose },
    )
  }
  const choose = (line: number, userId: string | null) => {
    if (!draft) return
    const { [line]: _, ...others } = draft.reading.chosen
    const chosen = userId === null ? others : { ...others, [line]: userId }
    const next = { ...draft, reading: { ...draft.reading, chosen } }
    keepList(next)
    setDraft(next)
  }

  return (
    <article className={classes.page}>
      <title>Reconcile a list · Roster</title>
      <h1>Reconcile a list</h1>
      <p className={classes.hint}>
        Each line is matched to a person: by ID, else by e-mail address, else by full name. What comes of it
        is a plan, which is shown before anything happens.
      </p>
      <DirectoryState directory={directory} />
      {roles.isError && (
        <Failure
          title="The names of the roles could not be read."
          error={roles.error}
          onRetry={() => void roles.refetch()}
        />
      )}
      <ListSource
        text={typeof draft?.source === 'string' ? draft.source : ''}
        fileName={draft?.fileName ?? null}
        onList={open}
      />
      {list.isError && (
        <Failure
          title="The list could not be matched."
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      )}
      {draft && !list.isError && !list.data && (
        <p aria-live="polite" className={classes.hint}>
          Matching the list …
        </p>
      )}
      {draft && list.data && (
        <>
          <ListReading
            answer={list.data}
            reading={draft.reading}
            onChange={(next: Reading) => change({ ...draft, reading: next })}
          />
          <ListPurpose
            purpose={draft.purpose}
            answer={list.isPlaceholderData ? null : list.data}
            reading={reading}
            pending={preview.isPending}
            onChange={(next: Purpose) => change({ ...draft, purpose: next })}
            onPreview={() => preview.mutate(request)}
          />
          {preview.isError && <Failure title="The plan could not be made." error={preview.error} />}
          <section className={classes.panel} aria-busy={list.isPlaceholderData}>
            <Counts answer={list.data} whom={draft.purpose.whom} />
            {draft.purpose.whom === 'listed' && (
              <NativeSelect
                label="Show"
                className={classes.filter ?? ''}
                value={place.filter ?? ''}
                data={filtersOf(list.data)}
                onChange={({ currentTarget: { value } }) =>
                  setPlace({ filter: (value || null) as ListRequest['filter'], page: 1 })
                }
              />
            )}
            {draft.purpose.whom === 'leavers' ? (
              <LeaversTable leavers={list.data.leavers} />
            ) : (
              <ListTable
                answer={list.data}
                withChanges={['columns', 'updateProfile'].includes(draft.purpose.operation ?? '')}
                chosen={draft.reading.chosen}
                onChoose={choose}
              />
            )}
            <ListPages
              name="Pages of the list"
              page={place.page}
              size={size}
              total={list.data.total}
              onTurn={(page) => setPlace({ ...place, page })}
            />
          </section>
        </>
      )}
    </article>
  )
}

function requestOf(draft: ListDraft | null): Omit<ListRequest, 'filter' | 'page' | 'size'> {
  const { id, reading, purpose } = draft ?? {
    id: '',
    reading: plainReading,
    purpose: { whom: 'listed', operation: null, roleId: null },
  }
  return { id, ...reading, ...purpose }
}

/** What became of the lines, in a sentence that is read out when it changes. */
function Counts({ answer, whom }: { answer: ListAnswer; whom: Purpose['whom'] }) {
  const { matched, ambiguous, notFound, twice, problem } = answer.counts
  const lines = matched + ambiguous + notFound + twice
  return (
    <p aria-live="polite" className={classes.counts}>
      {lines === 1 ? '1 line' : `${count(lines)} lines`}: {count(matched)} matched, {count(ambiguous)}{' '}
      ambiguous, {count(notFound)} not found, {count(twice)} twice in the list.{' '}
      {problem > 0 && `${problem === 1 ? '1 line has' : `${count(problem)} lines have`} a problem.`}
      {whom === 'leavers' && `${answer.total === 1 ? '1 leaver' : `${count(answer.total)} leavers`}.`}
    </p>
  )
}

function filtersOf({ counts }: ListAnswer) {
  const { problem: _, ...kinds } = counts
  const all = Object.values(kinds).reduce((sum, number) => sum + number, 0)
  const named = (['matched', 'ambiguous', 'notFound', 'twice', 'problem'] as const).map((value) => ({
    value,
    label: `${kindWords[value]} (${count(counts[value])})`,
  }))
  return [{ value: '', label: `All lines (${count(all)})` }, ...named]
}
