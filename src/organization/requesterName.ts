import { forgetWithSession } from './forgetWithSession.ts'

let saved = ''
forgetWithSession(() => saveRequesterName(''))

/** Returns the name that receipts give as the requester; empty until one is saved. Kept in memory for one session. */
export function requesterName(): string {
  return saved
}

/** Saves the requester's name for the next receipts. */
export function saveRequesterName(name: string) {
  saved = name
}
