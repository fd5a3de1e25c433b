import type { Confirmed, Guard } from '../desk/operate/guards.ts'

/** Why guards keep something as it stands; null where they do not. */
export function heldBy(guards: readonly Guard[], confirmed: Confirmed): string | null {
  const blocking = guards.find(({ verdict }) => verdict === 'blocks')
  if (blocking) return blocking.message
  const isOpen = ({ name, count }: Guard) =>
    name === 'number' ? confirmed.number !== count : name === 'busy' || confirmed[name] !== true
  const open = guards.filter(isOpen)
  if (open.length === 0) return null
  const [first] = open
  return open.length === 1 && first?.name === 'number'
    ? `Type ${first.count} to confirm.`
    : 'Confirm what is asked for above.'
}

/** What is confirmed where a guard asks. */
export function knowingWords({ name, known }: Guard): string {
  if (!known) return 'I know that this can’t be said, and want to go on all the same'
  if (name === 'me') return 'I know that I would lose access myself'
  return 'I know that more than half of all active people would lose access'
}
