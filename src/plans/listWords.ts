import type { ListAnswer, ListLine, ListRequest } from '../desk/list/types.ts'
import { count } from '../text/count.ts'

/** The field that takes the list. */
export const reconcileSource = {
  region: 'List to reconcile',
  label: 'Paste a list',
  description: 'Email addresses, IDs or names, or a table with one person per line.',
}

/** Filters of the list's lines. */
export const matchLabels: Record<NonNullable<ListRequest['filter']>, string> = {
  matched: 'Matched',
  ambiguous: 'Ambiguous',
  notFound: 'Not found',
  duplicate: 'Duplicates',
  problem: 'With problems',
  notUnderstood: 'Not understood',
  damaged: 'Looks damaged',
}

/** Says how a line was matched, and why it was not. */
export function matchDescription(line: ListLine, isComplete: boolean): string {
  const { kind, by, matchedBy, notUnderstood, duplicateOf, candidateCount } = line
  switch (kind) {
    case 'matched':
      if (by === null) return 'Matched'
      return matchedBy === null || by === 'choice'
        ? matchedByLabels[by]
        : `${matchedByLabels[by]}, column “${matchedBy}”`
    case 'ambiguous':
      if (candidateCount > 1) return `Ambiguous: ${count(candidateCount)} people match`
      return isComplete
        ? 'Ambiguous: the name matches a person, but the ID or email address does not'
        : 'Ambiguous: only the name matches, and not everyone is loaded'
    case 'notFound':
      return notUnderstood === null ? 'Not found' : `Not understood. ${notUnderstood}`
    case 'duplicate':
      return `Duplicate of line ${duplicateOf}`
  }
}

const matchedByLabels: Record<NonNullable<ListLine['by']>, string> = {
  id: 'Matched by ID',
  email: 'Matched by email address',
  name: 'Matched by name',
  choice: 'Chosen by you',
}

/** Shows the address that was read from a text with more around it. */
export const readAs = (address: string) => `Read as ${address}`

/** Counts the lines by match. */
export function lineCounts({ matched, ambiguous, notFound, duplicate }: ListAnswer['counts']): string {
  const lines = matched + ambiguous + notFound + duplicate
  const counts = [
    `${count(matched)} matched`,
    `${count(ambiguous)} ambiguous`,
    `${count(notFound)} not found`,
    duplicate === 1 ? '1 duplicate' : `${count(duplicate)} duplicates`,
  ].join(', ')
  return lines === 1 ? `1 line: ${counts}.` : `${count(lines)} lines: ${counts}.`
}

export const problemCount = (lines: number) =>
  lines === 1 ? '1 line has a problem.' : `${count(lines)} lines have problems.`

export const leaverCount = (people: number) => (people === 1 ? '1 leaver.' : `${count(people)} leavers.`)

/** Says that leavers may be on lines without a match. */
export function unmatchedLines(lines: number): string {
  if (lines === 0) return 'Every line now matches a person.'
  return lines === 1
    ? '1 line has no match, so a leaver may be on it.'
    : `${count(lines)} lines have no match, so leavers may be on them.`
}

/** Says that more lines have no match than are shown. */
export const moreLines = (lines: number) =>
  lines === 1
    ? '1 more line has no match. See “People on the list”.'
    : `${count(lines)} more lines have no match. See “People on the list”.`

/** Says that values look damaged, whether they are used, and what to do about it. */
export function damagedLines(lines: number, isIncluded: boolean): string {
  const what =
    lines === 1
      ? '1 line has values that look damaged.'
      : `${count(lines)} lines have values that look damaged.`
  return isIncluded
    ? `${what} The plan includes them.`
    : `${what} The plan excludes them. Save the file as “CSV UTF-8” and choose it again, or include the values that are right.`
}

/** Says what the plan would contain. */
export function plannedOperations({ requests, people }: ListAnswer['planned']): string {
  if (requests === 1) return '1 operation for 1 person. Nothing happens until you run the plan.'
  return people === 1
    ? `${count(requests)} operations for 1 person. Nothing happens until you run the plan.`
    : `${count(requests)} operations for ${count(people)} people. Nothing happens until you run the plan.`
}

/** Says that a line matches more people than are offered. */
export const moreCandidates = (people: number) =>
  people === 1
    ? '1 more person matches. Use their email address in the list.'
    : `${count(people)} more people match. Use an email address in the list.`

/** Why lines are not matched by name while someone may be missing. */
export const noNames = 'Names are not matched, because someone missing may have the same name.'

/** Says that people came and went while the directory was read. */
export const peopleMoved = `The list of people changed while Roster loaded it, so someone may be missing. ${noNames}`

/** Says that the directory lacks people; null when the number is unknown. */
export function missingPeople(people: number | null): string {
  if (people === null)
    return `Some people could not be loaded, so lines about them show as not found. ${noNames}`
  return people === 1
    ? `1 person could not be loaded, so a line about them shows as not found. ${noNames}`
    : `${count(people)} people could not be loaded, so lines about them show as not found. ${noNames}`
}
