import { onDesk } from '../desk/port/client.ts'

let kept = ''

/** The name that was given for receipts; empty where none was. In memory only, and for one session. */
export function receiptName(): string {
  return kept
}

/** Keeps a name for the receipts to come. */
export function keepReceiptName(name: string) {
  kept = name
}

onDesk('session', ({ signedIn, ended }) => {
  if (!signedIn && ended !== 'expired') kept = ''
})
