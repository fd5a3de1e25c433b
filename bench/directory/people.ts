import { people } from '../../src/demo/people.ts'

/** Generates the people of the benchmark's API, always the same ones. */
export function benchPeople(count: number) {
  return people(count, 1, Date.parse('2026-11-01'))
}

/** Search texts, typed letter by letter: lower-case names of people throughout the list. */
export function searches(count: number, many: number): string[] {
  // The first people are the same for every count.
  const list = benchPeople(Math.min(count, 1000))
  const names = list.map(({ profile }) => [profile.firstName, profile.lastName].join(' ').toLowerCase())
  const plain = [...new Set(names)].filter((name) => /^[a-z]+ [a-z]+$/.test(name))
  const step = Math.floor(plain.length / many)
  return Array.from({ length: many }, (_, at) => plain[at * step] ?? '')
}
