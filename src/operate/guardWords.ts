import type { Confirmed, Guard } from '../desk/operate/guards.ts'
import { count } from '../text/count.ts'

/** Returns why the guards block the operation, or null when nothing blocks it. */
export function blockReason(guards: readonly Guard[], confirmed: Confirmed): string | null {
  const blocking = guards.find(({ verdict }) => verdict === 'blocks')
  if (blocking) return blocking.message
  if (guards.some(({ verdict }) => verdict === 'waits')) return waitForReading
  const isUnconfirmed = ({ name, count: people }: Guard) =>
    name === 'number' ? confirmed.number !== people : name === 'busy' || confirmed[name] !== true
  const unconfirmed = guards.filter(isUnconfirmed)
  if (unconfirmed.length === 0) return null
  const [first] = unconfirmed
  return unconfirmed.length === 1 && first?.name === 'number'
    ? `${confirmNumberLabel(first.count)}.`
    : 'Confirm the warnings above.'
}

/** Why an operation can’t run before everyone is read. */
const waitForReading = 'Wait until everyone is loaded, or stop loading and confirm the warnings.'

/** Says how many people have been read. */
export const readingProgress = (read: number, total: number | null) =>
  total === null ? `Loading people: ${count(read)}` : `Loading people: ${count(read)} of ${count(total)}`

/** Label of the field for the number of people. */
export const confirmNumberLabel = (people: number) => `Type ${count(people)} to confirm`

/** What is confirmed about what a guard found. */
const confirmations: Partial<Record<Guard['name'], string>> = {
  me: 'I understand that I will lose access',
  half: 'I understand that more than half of all active people will lose access',
  leavers: 'I checked that the list is complete',
  newOwners: 'I understand that they can do everything, even remove me',
  elevated: 'I checked that nobody on the list should be only a member',
  growth: 'I checked the list, and I want to invite that many people',
}

/** Label of the checkbox that confirms a guard. */
export function confirmationLabel({ name, known }: Guard): string {
  if (!known) return 'I understand that Roster can’t check this, and I want to continue'
  return confirmations[name] ?? 'I understand, and I want to continue'
}
