import { verifyChain } from '../text/verifyChain.ts'
import { announce, announceFailure } from '../ui/status.ts'
import { intactMessage, notIntact, notVerifiable, otherLineBreaks, tamperedMessage } from './words.ts'

/** Checks whether a journal, snapshot or review file is exactly as Roster saved it, and announces the result. */
export async function verifyJournal(file: File) {
  const yieldToPage = () => new Promise<void>((resolve) => setTimeout(resolve))
  announce('Verifying the file…')
  const text = await file.text()
  const error = new Error('not intact')
  if (!/^\{[^\n]*"hash":"[\da-f]{64}"\}\r?(?:\n|$)/.test(text))
    return announceFailure({ title: notVerifiable.title, error, explanation: notVerifiable })
  const verdict = await verifyChain(text, yieldToPage)
  if (verdict.found === 'intact') {
    const [, kind] = /^\{"kind":"([^"]*)"/.exec(text) ?? []
    return announce(intactMessage(verdict.records, verdict.seal, kind))
  }
  const explanation = text.includes('\r\n') ? otherLineBreaks : notIntact
  announceFailure({ title: tamperedMessage(verdict), error, explanation })
}
