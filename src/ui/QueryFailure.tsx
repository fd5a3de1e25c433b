import type { UseQueryResult } from '@tanstack/react-query'
import type { Explanation } from './explain.ts'
import { Failure } from './Failure.tsx'

interface Props {
  query: Pick<UseQueryResult, 'isError' | 'error' | 'refetch'>
  /** What could not be loaded, as a sentence. */
  title: string
  /** Replaces the general explanation of this kind of error. */
  explanation?: Explanation | undefined
}

/** The failure of a query, with "Try again". Renders nothing unless it failed. */
export function QueryFailure({ query, title, explanation }: Props) {
  const { isError, error, refetch } = query
  if (!isError || error === null) return null
  return <Failure title={title} error={error} explanation={explanation} onRetry={() => void refetch()} />
}
