import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { statusWords } from '../operations/person.ts'
import { directoryQuery, rolesQuery } from '../organization/queries.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import { activeFilters } from './activeFilters.ts'
import { domainLabel, filtersButton, nobodyHasRole, nobodyHasStatus } from './filterWords.ts'
import { Notice } from '../ui/Notice.tsx'
import { queryOf } from './listQuery.ts'
import type { ListState } from './listState.ts'
import { countQuery } from './queries.ts'
import { SearchBox } from './SearchBox.tsx'
import { ValueFilter } from './ValueFilter.tsx'
import { useRoleName } from '../organization/useRoleName.ts'
import { Button } from '../ui/Button.tsx'
import classes from './Filters.module.css'

const ValueList = lazyPart(async () => (await import('./ValueList.tsx')).ValueList)
const DomainList = lazyPart(async () => (await import('./DomainList.tsx')).DomainList)
const MoreFilters = lazyPart(async () => (await import('./MoreFilters.tsx')).MoreFilters)

interface Props {
  /** What the rows show, and the counts. */
  listState: ListState
  /** What the fields show. */
  chosen: ListState
  onTextChange: (text: string) => void
  /** Called on Enter in the search field. */
  onTextSubmit: () => void
  setListState: (next: ListState) => void
  /** Whether a narrow window shows more than the search field. A wide one always does. */
  isOpen: boolean
  onToggle: () => void
}

/** Search and filters. Once everyone was read, each filter value shows how many people it matches. */
export function Filters(props: Props) {
  const { listState, chosen, onTextChange, onTextSubmit, setListState, isOpen, onToggle } = props
  const [isMoreOpen, setIsMoreOpen] = useState(false)
  const { data: directory } = useQuery(directoryQuery)
  const { data: roles } = useQuery(rolesQuery)
  const { data: matches, isPlaceholderData } = useQuery({
    ...countQuery({ ...queryOf(listState), sort: null }),
    enabled: directory !== undefined && directory.state !== 'idle',
  })
  const roleName = useRoleName()
  const valuesFound = matches?.counts
  const counts = matches?.isPartial ? undefined : valuesFound
  /**
   * Selected values that nobody has: they have no count. A count of 0 means that the other filters exclude everyone.
   */
  const absent = (name: 'status' | 'role') =>
    counts && !isPlaceholderData
      ? listState[name].filter((value) => !value.startsWith('-') && !Object.hasOwn(counts[name], value))
      : []
  const valuesOf = (name: 'status' | 'role', known: readonly string[]) => {
    const selected = chosen[name].map((value) => value.replace(/^-/, ''))
    return [...new Set([...known, ...Object.keys(valuesFound?.[name] ?? {}), ...selected])]
  }
  const setFilter = (change: Partial<ListState>) => setListState({ ...chosen, ...change, page: 1 })

  return (
    <>
      <div className={classes.filters} data-open={isOpen || undefined}>
        <SearchBox text={chosen.text} onTextChange={onTextChange} onTextSubmit={onTextSubmit} />
        <Button variant="default" className={classes.toggle ?? ''} aria-expanded={isOpen} onClick={onToggle}>
          {filtersButton(activeFilters({ ...listState, text: '' }, roleName).length)}
        </Button>
        <ValueFilter label="Status" selected={chosen.status} labelOf={statusWords}>
          {() => (
            <ValueList
              label="Status"
              values={valuesOf('status', ['ACTIVE', 'TERMINATED'])}
              selected={chosen.status}
              counts={counts?.status}
              labelOf={statusWords}
              onSelect={(status) => setFilter({ status })}
            />
          )}
        </ValueFilter>
        <ValueFilter label="Role" selected={chosen.role} labelOf={roleName}>
          {() => (
            <ValueList
              label="Role"
              values={valuesOf('role', roles?.listed.map(({ id }) => id) ?? [])}
              selected={chosen.role}
              counts={counts?.role}
              labelOf={roleName}
              onSelect={(role) => setFilter({ role })}
            />
          )}
        </ValueFilter>
        <ValueFilter label="Domain" selected={chosen.domain} labelOf={domainLabel}>
          {() => <DomainList listState={chosen} onSelect={(domain) => setFilter({ domain })} />}
        </ValueFilter>
        <Button variant="default" aria-expanded={isMoreOpen} onClick={() => setIsMoreOpen(!isMoreOpen)}>
          More filters
        </Button>
      </div>
      {isMoreOpen && <MoreFilters listState={chosen} counts={counts} setFilter={setFilter} />}
      {absent('status').map((value) => (
        <Notice key={value}>{nobodyHasStatus(statusWords(value))}</Notice>
      ))}
      {absent('role').map((value) => (
        <Notice key={value}>{nobodyHasRole(roleName(value || null))}</Notice>
      ))}
    </>
  )
}
