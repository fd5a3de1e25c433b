import { localTime } from '../../text/localTime.ts'
import { organizationPart } from '../export/fileName.ts'

interface Parts {
  organization: string | null
  isDemo: boolean
  complete: boolean
  /** Milliseconds since 1970. */
  at: number
}

/** Returns the name of a snapshot file: `roster-snapshot-5d1f7a52-2026-11-28-1405.jsonl`, in local time. */
export function snapshotFileName({ organization, isDemo, complete, at }: Parts): string {
  const whose = organizationPart(organization, isDemo)
  return `roster-snapshot-${whose}-${localTime(new Date(at))}${complete ? '' : '-incomplete'}.jsonl`
}
