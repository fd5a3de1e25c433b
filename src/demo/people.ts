import { cultures, domains, titles } from './names.ts'
import { createRandom, type Random } from './random.ts'
import { roleIds } from './roles.ts'
import type { UserResponse } from './wire.ts'

interface Name {
  text: string
  /** As written in an email address. */
  address: string
}

const day = 86_400_000
const year = 365 * day

/**
 * Creates people as the API would send them, the same ones for the same seed and `now`: all within the contract, no two
 * with the same id or email address. (Those that strain the contract are in awkward.ts.)
 */
export function people(count: number, seed: number, now = Date.now()): UserResponse[] {
  const random = createRandom(seed)
  const taken = new Map<string, number>()
  return Array.from({ length: count }, (_, index) => person(random, taken, index, now))
}

function person(random: Random, taken: Map<string, number>, index: number, now: number): UserResponse {
  const { first, last } = random.pick(known)
  const firstName = random.pick(first)
  const lastName = random.pick(last)
  const created = now - random.fraction() * 6 * year
  // The first is the owner who is always there.
  const terminated = random.chance(0.12) && index > 0
  // Most were active recently, few long ago. Terminated people have not been active for a while.
  const idle = (random.fraction() ** 4 + (terminated ? 0.1 : 0)) * (now - created)
  return {
    id: random.uuid(),
    idpId: random.chance(0.15) ? null : random.uuid(),
    email: address(`${firstName.address}.${lastName.address}`, random.pick(domains), taken),
    roleId: role(random.fraction(), index),
    profile: {
      firstName: firstName.text,
      lastName: lastName.text,
      title: random.chance(0.12) ? null : random.pick(titles),
      status: terminated ? 'TERMINATED' : 'ACTIVE',
      lastActivityDateTime: random.chance(0.06) ? null : dateTime(Math.max(created, now - idle)),
    },
    createdDateTime: dateTime(created),
  }
}

/** Makes an address unique: the second Anna Kowalska at a domain is anna.kowalska2. */
function address(name: string, domain: string, taken: Map<string, number>): string {
  const wanted = `${name}@${domain}`
  const number = (taken.get(wanted) ?? 0) + 1
  taken.set(wanted, number)
  return number === 1 ? wanted : `${name}${number}@${domain}`
}

/** Some admins, a few owners, and at least the first person. */
function role(fraction: number, index: number): string {
  if (index === 0 || fraction < 0.01) return roleIds.owner
  return fraction < 0.1 ? roleIds.admin : roleIds.member
}

function dateTime(ms: number): string {
  return new Date(ms).toISOString()
}

/** Letters that have no base letter to fall back to. */
const letters: Record<string, string> = { ł: 'l', đ: 'd', ø: 'o', æ: 'ae', ß: 'ss', ð: 'd', þ: 'th', ı: 'i' }

/** Converts a name to plain lower-case letters, as in an email address. */
function folded(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[łđøæßðþı]/g, (letter) => letters[letter] ?? letter)
    .replaceAll(/[^a-z]/g, '')
}

function namesOf(list: string): Name[] {
  return list.split(',').map((entry) => {
    const [text = entry, latin = text] = entry.split('=')
    return { text, address: folded(latin) }
  })
}

/** The cultures with their parsed names, each repeated according to its share. */
const known = cultures.flatMap(({ share, first, last }) => {
  const culture = { first: namesOf(first), last: namesOf(last) }
  return Array.from({ length: share }, () => culture)
})
