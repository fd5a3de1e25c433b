import { count } from '../text/count.ts'
import { exact } from '../ui/time.ts'

// Texts of the printed list; loaded with it.

export const printFailed = 'The list could not be loaded for printing.'

/** How many people are on paper: "20 of 137 people." `total` is null where it is not known. */
export function printedRange(printed: number, total: number | null): string {
  if (total === 1) return `${count(printed)} of 1 person.`
  if (total !== null) return `${count(printed)} of ${count(total)} people.`
  return printed === 1 ? '1 person.' : `${count(printed)} people.`
}

/** Says why not everyone who matches is on paper, and how to get them. */
export function printNote(why: 'page' | 'notLoaded' | 'tooMany'): string {
  const notes = {
    page: 'Only this page of the list. To print everyone who matches, use “Print” above the table.',
    notLoaded: 'Only this page of the list, because not everyone is loaded.',
    tooMany: 'Only the first part of the list. To get everyone who matches, use “Export” above the table.',
  }
  return notes[why]
}

/** When the people were read from the API. `at` is in milliseconds since 1970. */
export function readAtWords(at: number): string {
  return `Loaded ${exact(at)}.`
}
