import { CopyButton } from '../ui/CopyButton.tsx'
import { count } from '../ui/count.ts'
import { Notice } from '../ui/Notice.tsx'

/** Only so many are named on the screen; all of them can be copied. */
const named = 10

/** Which entries of a pasted list nobody was found for. */
export function ListFound({ notFound }: { notFound: string[] }) {
  if (notFound.length === 0) return <Notice>Everyone on the list was found.</Notice>
  const rest = notFound.length - named
  return (
    <Notice>
      Nobody was found for {notFound.length === 1 ? 'this entry' : `${count(notFound.length)} entries`} of the
      list: <bdi>{notFound.slice(0, named).join(', ')}</bdi>
      {rest > 0 && ` and ${count(rest)} more`}.{' '}
      <CopyButton text={notFound.join('\n')} label="Copy those not found" />
    </Notice>
  )
}
