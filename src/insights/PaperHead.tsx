import { useQuery } from '@tanstack/react-query'
import { directoryQuery, rolesQuery, sessionQuery } from '../organization/queries.ts'
import { usePrintTime } from '../ui/usePrintTime.ts'
import { exact } from '../ui/time.ts'
import classes from './Insights.module.css'
import { organizationUnknown, printedAt, readAtExactly } from './words.ts'

/** What paper says instead of relative times: whose figures these are, when everyone was read, and when it was printed. */
export function PaperHead() {
  const { data: directory } = useQuery(directoryQuery)
  const { data: roles } = useQuery(rolesQuery)
  const { data: session } = useQuery(sessionQuery)
  const printTime = usePrintTime()
  const id = roles?.listed.find(({ organizationId }) => organizationId !== null)?.organizationId
  const organization = session?.mode === 'demo' ? 'Demo organization' : (id ?? organizationUnknown)
  const readAt = directory?.readAt ?? null
  const iso = (ms: number) => exact(new Date(ms).toISOString())
  return (
    <p className={classes.onPaper}>
      Organization: {organization}. {readAt !== null && readAtExactly(iso(readAt))}{' '}
      {printedAt(iso(printTime))}
    </p>
  )
}
