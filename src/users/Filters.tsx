import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { statusWords } from '../operations/person.ts'
import { directoryQuery, rolesQuery } from '../organization/queries.ts'
import { FilterSelect } from './FilterSelect.tsx'
import { type ListState, queryOf } from './listState.ts'
import { countQuery } from './queries.ts'
import { SearchBox } from './SearchBox.tsx'
import { useRoleName } from '../organization/useRoleName.ts'
import classes from './Filters.module.css'

const MoreFilters = lazy(async () => ({ default: (await import('./MoreFilters.tsx')).MoreFilters }))

interface Props {
  listState: ListState
  onType: (text: string) => void
  /** What was typed is meant as it is. */
  onSubmit: () => void
  go: (to: ListState) => void
}

/** What narrows the list down. Each value says how many it would leave, as far as everyone was read. */
export function Filters({ listState, onType, onSubmit, go }: Props) {
  const [open, setOpen] = useState(false)
  const { data: directory } = useQuery(directoryQuery)
  const { data: roles } = useQuery(rolesQuery)
  const { data: counted } = useQuery({
    ...countQuery({ ...queryOf(listState), sort: null }),
    enabled: directory !== undefined && directory.state !== 'idle',
  })
  const roleName = useRoleName()
  const counts = counted?.counts
  const narrow = (change: Partial<ListState>) => go({ ...listState, ...change, page: 1 })

  return (
    <>
      <div className={classes.filters}>
        <SearchBox text={listState.text} onType={onType} onSubmit={onSubmit} />
        <FilterSelect
          label="Status"
          known={['ACTIVE', 'TERMINATED']}
          chosen={listState.status}
          counts={counts?.status}
          words={statusWords}
          onChoose={(status) => narrow({ status })}
        />
        <FilterSelect
          label="Role"
          known={roles?.listed.map(({ id }) => id) ?? []}
          chosen={listState.role}
          counts={counts?.role}
          words={roleName}
          onChoose={(role) => narrow({ role })}
        />
        <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
          More filters
        </Button>
      </div>
      <Suspense>{open && <MoreFilters listState={listState} counts={counts} onNarrow={narrow} />}</Suspense>
    </>
  )
}
