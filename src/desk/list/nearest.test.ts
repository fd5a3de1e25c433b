import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createNearestFinder } from './nearest.ts'
import { person } from '../../../test/listPeople.ts'

const tom = person(1, { firstName: 'Tom', lastName: 'Bell', email: 'tom.bell@example.com' })
const tina = person(2, { firstName: 'Tina', lastName: 'Baker', email: 'tina.baker@example.com' })
const lucja = person(3, { firstName: 'Łucja', lastName: 'Wiśniewska', email: 'lw@example.com' })
const noName = person(4, { firstName: null, lastName: null, email: null })
const others = Array.from({ length: 2000 }, (_, n) =>
  person(n + 10, { firstName: `Qz${n}`, lastName: `Xv${n}`, email: `qzxv${n}@example.com` }),
)

const nearest = (...cells: string[]) => {
  const finder = createNearestFinder([cells])
  finder.add([...others.slice(0, 1000), tina, noName])
  finder.add([tom, lucja, ...others.slice(1000)])
  return finder.found()[0]
}

describe('the nearest person', () => {
  test.each([
    ['tom.bell@exmaple.com'],
    ['tombell@example.com'],
    ['tom.bel@example.com'],
    ['tom bell [at] example'],
    ['T. Bell'],
    ['Bell, Tom'],
    ['Tom Bel'],
    ['Tom Bell <t@other.org>'],
    ['tom@example.com'],
    ['[Tom Bell](mailto:tom.bell@example)'],
  ])('of %s is Tom', (text) => {
    expect(nearest(text)?.[0]).toBe(tom)
  })

  test('is found without accents', () => {
    expect(nearest('Lucia Wisniewski')?.[0]).toBe(lucja)
  })

  test('is nobody for texts that resemble nobody', () => {
    for (const text of ['Sales Team', 'nobody@example.com', '', '@', '-', '漢'])
      expect(nearest(text)).toEqual([])
  })

  test('is found in the order of similarity, three people at most, each once', () => {
    const finder = createNearestFinder([['tom bell'], ['tom bell']])
    const people = ['tom', 'tommy', 'tomas', 'tim', 'tom'].map((name, n) =>
      person(n, { firstName: name, lastName: 'bell', email: `${name}.bell@example.com` }),
    )
    finder.add(people)
    finder.add(people)
    const [first, second] = finder.found()
    expect(first).toHaveLength(3)
    expect(first).toEqual(second)
    expect(first?.slice(0, 2)).toEqual([people[0], people[4]])
  })
})

test('any text is compared, and quickly', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(nearest(text)?.length).toBeLessThan(4)
    }),
    { seed: 20261128, numRuns: 50 },
  )
  const finder = createNearestFinder([['<'.repeat(100_000)], ['@'.repeat(100_000)], ['a@'.repeat(100_000)]])
  finder.add([tom])
  expect(finder.found()).toHaveLength(3)
})
