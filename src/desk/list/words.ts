import type { Damage } from './damage.ts'
import { count } from '../../text/count.ts'

/* The texts that the list reader shows beside a line. */

export const wrongCellCount = (cells: number, expected: number) =>
  cells === 1
    ? `This line has 1 cell instead of ${count(expected)}.`
    : `This line has ${count(cells)} cells instead of ${count(expected)}.`

export const fieldLabels = { firstName: 'First name', lastName: 'Last name', title: 'Title' }

const quotedOrNotSet = (value: string) => (value === '' ? 'not set' : `“${value}”`)
export const fieldChange = (label: string, from: string, to: string) =>
  `${label}: ${quotedOrNotSet(from)} → ${quotedOrNotSet(to)}`
export const roleChange = (from: string, to: string) => `Role: ${from} → ${to}`
/** Marks a correction that may come from another encoding or another keyboard. */
export const onlyAccents = (change: string) => `${change} (only accents change)`
const damageReasons: Record<Damage, string> = {
  questionMarks: 'Letters were lost.',
  encoding: 'It may have been read in the wrong encoding.',
  accents: 'Accents were lost.',
  boolean: 'A spreadsheet may have changed it.',
  number: 'A spreadsheet may have changed the number.',
  date: 'A spreadsheet may have turned it into a date.',
  error: 'A spreadsheet replaced it with an error.',
}
export const possibleDamage = (change: string, damage: Damage) => `${change}. ${damageReasons[damage]}`
export const termination = 'Terminate'
export const reinstatement = (role: string) => `Reinstate as ${role}`

/** `reason` is a whole sentence. */
export const notPossible = (change: string, reason: string) => `“${change}” is not possible. ${reason}`
export const roleIgnored = 'The role is ignored because the status is Terminated.'
export const roleMissing = 'To reinstate this person, add a role to the list.'
export const statusNotPossible = (status: string, current: string) =>
  `The status “${status}” can’t be set. Use Active or Terminated. Current status: ${current}.`
export const roleNotFound = (role: string) => `There is no role “${role}”.`
export const roleAmbiguous = (role: string, roles: number) =>
  `${count(roles)} roles are named “${role}”. Use the role’s ID instead.`

export const unclearName =
  'It is not clear whether this is a person or part of the next name. Write each person on a separate line.'
export const severalPeople = 'There is more than one ID or email address here. Write each on a separate line.'
export const incompleteAddress = 'This is not a complete email address.'
export const titleLine = 'This line is above the column names. It is skipped.'
