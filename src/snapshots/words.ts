import type { SnapshotFacts, SnapshotFault } from '../desk/snapshots/types.ts'
import { explainSealedFile } from '../journal/sealedFileWords.ts'
import { count } from '../text/count.ts'
import type { Explanation } from '../ui/explain.ts'
import { exact } from '../ui/time.ts'

export const about =
  'A snapshot is a file with everyone as they are now. Compare it later to see what has changed.'
export const personalData =
  'The file contains personal data: everyone’s name, email address, role and activity. Store it where only authorized people can read it.'
export const savingEveryone = 'Saving everyone…'
/** Said after signing in again, if the session ended first. */
export const interrupted = {
  saving: 'The session ended before the snapshot was ready. Choose “Save a snapshot” again.',
  opening: 'The session ended before the snapshot was opened. Choose the file again.',
}
export const noChangesToExport = 'There are no changes to export.'
export const laterHint = 'Leave it empty to compare with now.'
export const chooseEarlier = 'Choose the earlier snapshot first.'
export const choosePeople = 'Select people whose role or status has changed.'
export const notOpen =
  'A snapshot of this comparison is no longer open. Roster keeps snapshots in memory only: choose the files again.'
export const nothingMatches = 'No changes match.'
export const noChanges = 'Nothing has changed between these snapshots.'
export const reversed = 'The earlier snapshot is newer than the later one.'
export const incompleteEarlier =
  'The earlier snapshot is incomplete: people who seem to have joined may have been there before.'
export const incompleteLater =
  'The later snapshot is incomplete: people who seem to be gone may still be there.'

export const otherOrganization: Explanation = {
  what: 'These snapshots are of different organizations.',
  advice: 'Choose snapshots of the organization you are signed in to.',
}

/** Explains why a file can't be opened. */
export function explainFault(fault: SnapshotFault): Explanation {
  switch (fault.is) {
    case 'otherOrganization':
      return {
        what: 'This snapshot is of another organization.',
        advice: 'Choose a snapshot of the organization you are signed in to.',
      }
    case 'invalid':
      return {
        what: 'This snapshot contains values that Roster never writes.',
        advice: 'Use the original file.',
      }
    case 'unreadable':
      return { what: 'The browser could not read this file.', advice: 'Choose it again.' }
    case 'tooLarge':
      return {
        what: `This file is too large for a snapshot (${count(Math.round(fault.bytes / 1e6))} MB).`,
        advice: 'Choose a snapshot file.',
      }
    case 'other':
    case 'newer':
    case 'broken':
      return explainSealedFile(fault, 'snapshot')
  }
}

/** Counts people: "1 person", "4,812 people". */
export function peopleWords(people: number): string {
  return people === 1 ? '1 person' : `${count(people)} people`
}

/** Describes a snapshot: "4,812 people, loaded 28 Nov 2026, 14:05:00 CET". */
export function snapshotWords({ people, readAt, complete, fileName }: SnapshotFacts): string {
  const when = readAt === null ? 'loaded at an unknown time' : `loaded ${exact(readAt)}`
  return `${fileName === null ? 'Now' : fileName}: ${peopleWords(people)}, ${when}${complete ? '' : ', incomplete'}`
}

/** Announces a saved snapshot in one line. The page says more. */
export function announcement({ people, complete }: SnapshotFacts): string {
  return complete
    ? `Saved ${peopleWords(people)}.`
    : `Saved ${peopleWords(people)}. The snapshot is incomplete.`
}

/** Describes a saved snapshot. */
export function savedMessage({ people, complete, seal }: SnapshotFacts): string {
  return complete
    ? `Saved ${peopleWords(people)}. Seal: ${seal}`
    : `Saved ${peopleWords(people)}, but not everyone could be loaded. The file is marked as incomplete. Seal: ${seal}`
}

/** Says how many people have changed. */
export function changedWords(changed: number, unchanged: number): string {
  const others = unchanged === 1 ? '1 has not.' : `${count(unchanged)} have not.`
  return changed === 1
    ? `1 person has changed. ${others}`
    : `${count(changed)} people have changed. ${others}`
}

/** Says how many rows of a comparison are shown. */
export function rowsShown(shown: number, total: number): string {
  if (shown < total) return `Showing ${count(shown)} of ${count(total)} people.`
  return total === 1 ? '1 person.' : `${count(total)} people.`
}

/** Says that paper holds only the first rows. */
export const printedRows = (shown: number, total: number) =>
  `Only the first ${count(shown)} of ${count(total)} people are printed. Export the changes to get all of them.`

/** Announces an exported file. */
export const exportedMessage = (people: number, name: string) =>
  people === 1 ? `Exported 1 person to ${name}.` : `Exported ${count(people)} people to ${name}.`

export const noValue = 'none'
export const selectedWords = (people: number) => (people === 1 ? '1 selected' : `${count(people)} selected`)

export const historyAbout = 'This person in the snapshots you opened in this session.'
export const notInSnapshot = 'Not in this snapshot'
export const notInIncomplete = 'Not in this snapshot, which is incomplete'
