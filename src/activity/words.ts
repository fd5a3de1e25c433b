import type { Outcome } from '../desk/write/sendAndVerify.ts'
import type { Verdict } from '../text/verifyChain.ts'
import { count } from '../text/count.ts'

/** Says how many entries the activity page shows, out of those that match the filters and all. */
export function entriesShown(shown: number, matching: number, all: number): string {
  if (matching === all) {
    if (shown < all) return `Showing ${count(shown)} of ${count(all)} entries`
    return all === 1 ? '1 entry' : `${count(all)} entries`
  }
  if (shown < matching)
    return `Showing ${count(shown)} of ${count(matching)} matching entries, ${count(all)} in total`
  return matching === 1
    ? `1 of ${count(all)} entries matches`
    : `${count(matching)} of ${count(all)} entries match`
}

/** Says what the export contains. */
export function exportContents(entries: number): string {
  if (entries === 0) return 'This session has no entries yet.'
  return entries === 1
    ? 'Exports the only entry of this session. It contains a name and an email address.'
    : `Exports all ${count(entries)} entries of this session, ignoring filters. They contain names and email addresses.`
}

/** What each format of the export is for. */
export const formatHints = {
  'JSON Lines':
    'Can be verified: Roster finds the first line that was edited. Note the seal that Roster shows. A file that was rewritten as a whole has another seal.',
  CSV: 'For spreadsheets. Can’t be verified.',
}

/** The API calls of an entry as curl commands. `hint` describes the button that copies them. */
export const shellCalls = {
  label: 'API calls (bash, zsh)',
  copyLabel: null,
  hint: 'Copies a command for bash, zsh and other POSIX shells. For PowerShell, open the details.',
}

/** The API calls of an entry as PowerShell commands. */
export const powerShellCalls = { label: 'API calls (PowerShell)', copyLabel: 'Copy as PowerShell' }

/** How Roster knows that an operation was done. */
export function confirmedBy(known: Outcome['known'], isInvitation: boolean): string {
  if (known === 'answered') return 'The API’s response'
  return isInvitation
    ? 'Checking the invitations after an unclear response'
    : 'Checking the person after an unclear response'
}

/** Announces that a file is unchanged. `kind`: what the file says it is; undefined for a journal. */
export function intactMessage(records: number, seal: string, kind?: string): string {
  return `The file is intact: ${contentOf(records, kind)}. Seal: ${seal}`
}

function contentOf(records: number, kind: string | undefined): string {
  if (kind === 'roster review') return 'an access review'
  if (kind === 'roster snapshot') {
    // The first record is the header.
    const people = records - 1
    return people === 1 ? 'a snapshot of 1 person' : `a snapshot of ${count(people)} people`
  }
  return records === 1 ? '1 entry' : `${count(records)} entries`
}

/** Explains that a file can't be verified, because its first line isn't one that Roster writes. */
export const notVerifiable = {
  title: 'The file can’t be verified.',
  what: 'It is not a file that Roster saved, or its first line was changed.',
  advice: 'Only JSON Lines exports can be verified.',
}

/** Explains that a file was changed. */
export const notIntact = {
  what: 'This file differs from what Roster exports.',
  advice: 'Check the original file.',
}

/** Explains that every line of a file was changed, but maybe only in its end. */
export const otherLineBreaks = {
  what: 'The file has Windows line breaks, which Roster doesn’t write. Git or an email program may have added them.',
  advice: 'Check the original file.',
}

/** Says where a journal file was changed. */
export function tamperedMessage(verdict: Exclude<Verdict, { found: 'intact' }>): string {
  switch (verdict.found) {
    case 'changed':
      return verdict.isLast
        ? `Entry ${verdict.at} was changed or cut off. It is the last line of the file.`
        : `Entry ${verdict.at} was changed.`
    case 'moved':
      return `Entry ${verdict.at} does not follow the one before it. Entries were removed, added, moved or rewritten here.`
    case 'cut':
      return `The file is cut off after entry ${verdict.after}.`
  }
}
