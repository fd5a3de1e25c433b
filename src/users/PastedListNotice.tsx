import { CopyButton } from '../ui/CopyButton.tsx'
import { count } from '../ui/count.ts'
import { Notice } from '../ui/Notice.tsx'
import { notFoundEntries } from './filterWords.ts'

/** Maximum entries named on screen; "Copy" has all of them. */
const maxEntries = 10

/** Says which entries of a pasted list match nobody. */
export function PastedListNotice({ notFound }: { notFound: string[] }) {
  if (notFound.length === 0) return <Notice>Everyone on the list was found.</Notice>
  const rest = notFound.length - maxEntries
  return (
    <Notice>
      {notFoundEntries(notFound.length)} <bdi translate="no">{notFound.slice(0, maxEntries).join(', ')}</bdi>
      {rest > 0 && ` and ${count(rest)} more`}.{' '}
      <CopyButton text={notFound.join('\n')} label="Copy entries not found" />
    </Notice>
  )
}
