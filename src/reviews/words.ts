import type { Population, Scope } from '../desk/review/scopeTypes.ts'
import type { ReviewState } from '../desk/review/types.ts'
import { count } from '../text/count.ts'

/* What the pages of access reviews say. */

export const stateLabels: Record<ReviewState['state'], string> = {
  deciding: 'In progress',
  planned: 'Plan not finished',
  ended: 'Finished',
  discarded: 'Discarded',
}

/** Options of “Who”. `days` is the number of days without activity. */
export const scopeOptions = (days: number): { value: Scope['who']; label: string; hint?: string }[] => [
  { value: 'everyone', label: 'Everyone' },
  { value: 'privileged', label: 'Owners and admins' },
  {
    value: 'inactive',
    label: days === 1 ? 'Inactive for 1 day' : `Inactive for ${count(days)} days`,
    hint: 'Includes people who were never active.',
  },
  { value: 'filters', label: 'These filters', hint: 'The search and filters of the users page.' },
  { value: 'selected', label: 'Selected people', hint: 'The people you selected on the users page.' },
  { value: 'list', label: 'A pasted list', hint: 'Email addresses, IDs or names, in any form.' },
]

/** Whether people can be inactive for this number of days. */
export const isDays = (days: number) => Number.isInteger(days) && days >= 1 && days <= 9999

/** Why a scope can't be used yet; null if it can. */
export function scopeMissing(
  who: Scope['who'],
  input: { hasQuery: boolean; selected: number; list: string; days: number },
) {
  if (who === 'filters' && !input.hasQuery) return 'Set a search or filter on the users page first.'
  if (who === 'selected' && input.selected === 0) return 'Select people on the users page first.'
  if (who === 'list' && input.list.trim() === '') return 'Paste a list of people.'
  if (who === 'inactive' && !isDays(input.days)) return 'Enter a whole number of days from 1 to 9999.'
  return null
}

/** Says how many people are in a review. */
export function populationWords({ people, terminated, total }: Population): string {
  const of = total === null ? '' : ` of ${count(total)} in the organization`
  const who = people === 1 ? `1 person${of}` : `${count(people)} people${of}`
  return terminated === 0 ? `${who}.` : `${who}. ${leftOutWords(terminated)}`
}

/** Says how many people are left out because they are terminated. */
export function leftOutWords(terminated: number): string {
  return terminated === 1
    ? '1 terminated person is excluded.'
    : `${count(terminated)} terminated people are excluded.`
}

/** Says what is uncertain about a list; null if nothing is. */
export function listWords({ notFound, ambiguous }: Population): string | null {
  const parts = [
    notFound.length === 1
      ? `1 entry was not found: ${notFound[0]}.`
      : notFound.length > 1
        ? `${count(notFound.length)} entries were not found: ${notFound.slice(0, 5).join(', ')}${notFound.length > 5 ? ', …' : ''}.`
        : '',
    ambiguous === 1
      ? '1 entry may mean several people. All of them are included.'
      : ambiguous > 1
        ? `${count(ambiguous)} entries may mean several people. All of them are included.`
        : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? null : parts.join(' ')
}

export const completePopulation = 'Everyone is loaded.'

/** Says that a population is incomplete. */
export function incompleteWords({ unread }: Population): string {
  if (unread === null || unread === 0) return 'Incomplete: not everyone was loaded, so people may be missing.'
  return unread === 1
    ? 'Incomplete: 1 person in the organization was not loaded and may be missing.'
    : `Incomplete: ${count(unread)} people in the organization were not loaded and may be missing.`
}

/** Says how far a review is: "37 of 212 · 4 to change · 9 to terminate". */
export function progressWords({ counts, population }: ReviewState): string {
  const { changeRole, terminate, unsure, undecided, gone } = counts
  return [
    `${count(population.people - undecided - gone)} of ${count(population.people)}`,
    changeRole > 0 ? `${count(changeRole)} to change` : '',
    terminate > 0 ? `${count(terminate)} to terminate` : '',
    unsure > 0 ? `${count(unsure)} not sure` : '',
    gone > 0 ? `${count(gone)} gone` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** Says what finishing a review does. */
export function finishWords({ counts: { changeRole, terminate, undecided, unsure } }: ReviewState): string[] {
  const changes = changeRole + terminate
  return [
    changes === 0
      ? 'No decision changes anyone, so no plan is needed.'
      : changes === 1
        ? 'Roster creates a plan with 1 change. Nothing happens until you run it.'
        : `Roster creates a plan with ${count(changes)} changes. Nothing happens until you run it.`,
    undecided === 1
      ? '1 person is undecided. Nothing changes for them, and the evidence says so.'
      : undecided > 1
        ? `${count(undecided)} people are undecided. Nothing changes for them, and the evidence says so.`
        : '',
    unsure === 1
      ? 'You were not sure about 1 person. Nothing changes for them, and the evidence says so.'
      : unsure > 1
        ? `You were not sure about ${count(unsure)} people. Nothing changes for them, and the evidence says so.`
        : '',
  ].filter((text) => text !== '')
}

/** Says that people changed since they were decided or read. */
export function changedWords(changed: number): string {
  return changed === 1
    ? '1 person has changed since the review started. They are marked “Changed”. Decide about them again.'
    : `${count(changed)} people have changed since the review started. They are marked “Changed”. Decide about them again.`
}

/**
 * Says why a review was not finished: people changed since, are gone, or were decided about in another tab. Both numbers
 * count people.
 */
export function notFinishedWords({ changed, gone }: { changed: number; gone: number }): string {
  const goneWords =
    gone === 1
      ? '1 person no longer exists. They are marked “Gone”.'
      : `${count(gone)} people no longer exist. They are marked “Gone”.`
  if (changed > 0) return gone > 0 ? `${changedWords(changed)} ${goneWords}` : changedWords(changed)
  return gone > 0
    ? `${goneWords} Check the decisions and finish the review again.`
    : 'Decisions were made in another tab meanwhile. Check them and finish the review again.'
}

export const keepRemainingTitle = (people: number) =>
  people === 1 ? 'Keep 1 remaining person?' : `Keep ${count(people)} remaining people?`

/** Said after signing in again, if the session ended first. */
export const interrupted = {
  starting: 'The session ended before the review was started. Start it again.',
  opening: 'The session ended before the review was opened. Choose the file again.',
  finishing: 'The session ended before the review was finished. Choose “Finish review” again.',
  checking: 'The session ended before everyone was checked. Choose “Check everyone again”.',
}

export const savedWords = (fileName: string) =>
  `Saved to ${fileName}. The file contains names and email addresses.`

export const unsavedWords =
  'Kept in memory only. Save it to a file before you sign out or close the last tab.'
export const noOwnAccount = 'Your own account is not set, so it is not marked. Set it in Settings.'
export const approvedBy = 'Approved by · Name, date, signature'
export const howToVerify =
  'To verify, open Activity in Roster, choose “Verify a journal file”, and compare the seal of each file. The saved review has the review hash as its seal. The evidence in JSON Lines has the evidence hash. The exported activity has the journal hash.'

/** Why buttons of the decision can't be used. */
export const unavailable = {
  undo: 'There is no decision to undo.',
  redo: 'There is no decision to redo.',
  keepRemaining: 'Nobody is undecided.',
}
