import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { organizationIdOf } from '../operations/organization.ts'
import { exact } from '../ui/time.ts'
import { usePrintTime } from '../ui/usePrintTime.ts'
import classes from './PaperHead.module.css'
import { organizationOnPaper, printedAt } from './paperWords.ts'
import { rolesQuery, sessionQuery } from './queries.ts'

/** What only paper says: whose data these are, and when they were printed. `children` stand between. */
export function PaperHead({ children }: { children?: ReactNode }) {
  const { data: roles } = useQuery(rolesQuery)
  const { data: session } = useQuery(sessionQuery)
  const printTime = usePrintTime()
  const id = organizationIdOf(roles?.listed ?? [])
  return (
    <p className={classes.head}>
      {organizationOnPaper(session?.mode === 'demo', id)} {children} {printedAt(exact(printTime))}
    </p>
  )
}
