import type { EntryCounts } from '../desk/directory/types.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { count } from '../text/count.ts'
import { Notice } from '../ui/Notice.tsx'
import { allFound, inexactEntries, notFoundEntries } from './filterListWords.ts'

/** Maximum entries named on screen; "Copy" has all of them. */
const maxEntries = 10

interface Props {
  entries: EntryCounts | null
  /** The entries that match nobody. */
  notFound: string[]
}

/** Says which entries of a pasted list match nobody, and how many match several people. */
export function PastedListNotice({ entries, notFound }: Props) {
  const inexact = inexactEntries(entries?.ambiguous ?? 0, entries?.duplicates ?? 0)
  if (notFound.length === 0) return <Notice>{entries?.ambiguous ? inexact : `${allFound} ${inexact}`}</Notice>
  const rest = notFound.length - maxEntries
  return (
    <Notice>
      {notFoundEntries(notFound.length)} <bdi translate="no">{notFound.slice(0, maxEntries).join(', ')}</bdi>
      {rest > 0 && ` and ${count(rest)} more`}.{' '}
      <CopyButton text={notFound.join('\n')} label="Copy entries not found" /> {inexact}
    </Notice>
  )
}
