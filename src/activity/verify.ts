import { verifyChain, type Verdict } from '../text/chain.ts'
import { announce, complain } from '../ui/status.ts'

/** Says whether a file that was chosen is a journal as it was written. */
export async function verifyFile(file: File) {
  const rest = () => new Promise<void>((resolve) => setTimeout(resolve))
  announce('Verifying …')
  const verdict = await verifyChain(await file.text(), rest)
  if (verdict.found === 'intact') {
    const { records, seal } = verdict
    return announce(`Intact: ${records === 1 ? '1 entry' : `${records} entries`}, as written. Seal: ${seal}`)
  }
  complain({
    title: titleOf(verdict),
    error: new Error('not intact'),
    explanation: {
      what: 'This is not the file that Roster wrote.',
      advice: 'Go back to where it was saved first. (Only an export as JSON Lines can be verified.)',
    },
  })
}

function titleOf(verdict: Exclude<Verdict, { found: 'intact' }>): string {
  switch (verdict.found) {
    case 'changed':
      return verdict.isLast
        ? `Changed or cut at entry ${verdict.at}, the last line of the file.`
        : `Changed at entry ${verdict.at}.`
    case 'moved':
      return `Changed at entry ${verdict.at}: it does not follow the one before. Something was taken out, put in, moved or rewritten there.`
    case 'cut':
      return `Cut after entry ${verdict.after}: the end is missing.`
  }
}
