import { statusKey, statusWords } from '../operations/person.ts'
import { Badge, type Tone } from '../ui/Badge.tsx'

const tones: Record<string, Tone> = {
  ACTIVE: 'good',
  ACCEPTED: 'good',
  PENDING: 'warn',
  TERMINATED: 'bad',
  EXPIRED: 'bad',
}

/** The status of a user or an invitation as a word. Its color carries no meaning of its own. */
export function Status({ status, title }: { status: string | null; title?: string | undefined }) {
  return (
    <Badge tone={tones[statusKey(status)]} title={title}>
      {statusWords(status)}
    </Badge>
  )
}
