import { verifyChain } from '../text/verifyChain.ts'
import { announce, announceFailure } from '../ui/status.ts'
import { intactMessage, tamperedMessage } from './words.ts'

/** Checks whether a journal file is exactly as Roster exported it, and announces the result. */
export async function verifyJournal(file: File) {
  const yieldToPage = () => new Promise<void>((resolve) => setTimeout(resolve))
  announce('Verifying the file…')
  const verdict = await verifyChain(await file.text(), yieldToPage)
  if (verdict.found === 'intact') return announce(intactMessage(verdict.records, verdict.seal))
  announceFailure({
    title: tamperedMessage(verdict),
    error: new Error('not intact'),
    explanation: {
      what: 'This file differs from what Roster exports.',
      advice: 'Check the original file. Only JSON Lines exports can be verified.',
    },
  })
}
