import { people } from '../../src/demo/people.ts'

/** The made-up people that the benchmark's API has, always the same ones. */
export function benchPeople(count: number) {
  return people(count, 1, Date.parse('2026-11-01'))
}

/** What is typed into the search, letter by letter: names of people here and there in the list, in plain small letters. */
export function searches(count: number, many: number): string[] {
  // The first of a larger number are the same people.
  const list = benchPeople(Math.min(count, 1000))
  const names = list.map(({ profile }) => [profile.firstName, profile.lastName].join(' ').toLowerCase())
  const plain = [...new Set(names)].filter((name) => /^[a-z]+ [a-z]+$/.test(name))
  const step = Math.floor(plain.length / many)
  return Array.from({ length: many }, (_, at) => plain[at * step] ?? '')
}
