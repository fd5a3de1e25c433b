import type { Confirmed, Guard } from '../desk/operate/guards.ts'

/** Returns why the guards block the operation, or null when nothing blocks it. */
export function blockReason(guards: readonly Guard[], confirmed: Confirmed): string | null {
  const blocking = guards.find(({ verdict }) => verdict === 'blocks')
  if (blocking) return blocking.message
  const isUnconfirmed = ({ name, count }: Guard) =>
    name === 'number' ? confirmed.number !== count : name === 'busy' || confirmed[name] !== true
  const unconfirmed = guards.filter(isUnconfirmed)
  if (unconfirmed.length === 0) return null
  const [first] = unconfirmed
  return unconfirmed.length === 1 && first?.name === 'number'
    ? `${confirmNumberLabel(first.count)}.`
    : 'Confirm the warnings above.'
}

/** Label of the field for the number of people. */
export const confirmNumberLabel = (people: number) => `Type ${people} to confirm`

/** Label of the checkbox that confirms a guard. */
export function confirmationLabel({ name, known }: Guard): string {
  if (!known) return 'I understand that Roster can’t check this, and I want to continue'
  if (name === 'me') return 'I understand that I will lose access'
  if (name === 'leavers') return 'I checked that the list is complete'
  return 'I understand that more than half of all active people will lose access'
}
