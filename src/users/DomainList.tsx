import { useQuery } from '@tanstack/react-query'
import { Failure } from '../ui/Failure.tsx'
import { domainsFailed, domainsLoading } from './filterListWords.ts'
import { domainLabel } from './filterWords.ts'
import { queryOf } from './listQuery.ts'
import type { ListState } from './listState.ts'
import { domainsQuery } from './queries.ts'
import { withoutMinus } from './valueFilters.ts'
import { ValueList } from './ValueList.tsx'

interface Props {
  listState: ListState
  onSelect: (domains: string[]) => void
}

/** The domains of email addresses of those who match the other filters, the most common first. */
export function DomainList({ listState, onSelect }: Props) {
  const query = queryOf({ ...listState, domain: [], sort: null })
  const { data, error, refetch } = useQuery(domainsQuery(query))
  if (error && !data) return <Failure title={domainsFailed} error={error} onRetry={() => void refetch()} />
  if (!data) return <p aria-live="polite">{domainsLoading}</p>
  const counted = Object.entries(data.domains).toSorted(
    ([a, many], [b, few]) => few - many || (a < b ? -1 : 1),
  )
  const values = new Set([...counted.map(([domain]) => domain), ...listState.domain.map(withoutMinus)])
  return (
    <ValueList
      label="Domain"
      values={[...values]}
      selected={listState.domain}
      counts={data.isPartial ? undefined : data.domains}
      labelOf={domainLabel}
      onSelect={onSelect}
    />
  )
}
