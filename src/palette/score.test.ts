import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { closeScore, score } from './score.ts'

const word = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', 'l', 'o', 's', 'z'),
  minLength: 1,
  maxLength: 6,
})
const words = fc.array(word, { minLength: 1, maxLength: 4 })
const text = (parts: string[]) => parts.join(' ')

test('any beginnings of words match, in any order, and each shorter beginning still does', () => {
  fc.assert(
    fc.property(words, fc.infiniteStream(fc.integer({ min: 1, max: 6 })), (name, lengths) => {
      const typed = name.toReversed().map((part) => part.slice(0, lengths.next().value ?? 1))
      expect(score(text(typed), text(name))).toBeGreaterThan(0)
      expect(score(text(typed.map((part) => part.slice(0, 1))), text(name))).toBeGreaterThan(0)
    }),
  )
})

test('a word that starts no word of the name or the keywords rules it out', () => {
  fc.assert(
    fc.property(words, words, (name, keywords) => {
      expect(score(`${text(name)} q`, text(name), text(keywords))).toBe(0)
    }),
  )
})

test('diacritics and case make no difference, on either side', () => {
  const marked = (plain: string) =>
    plain.replaceAll(/[alosz]/g, (letter) => ({ a: 'ą', l: 'ł', o: 'ó', s: 'ś', z: 'ż' })[letter] ?? letter)
  fc.assert(
    fc.property(words, words, (typed, name) => {
      const plain = score(text(typed), text(name))
      expect(score(marked(text(typed)), text(name))).toBe(plain)
      expect(score(text(typed), marked(text(name)).toUpperCase())).toBe(plain)
    }),
  )
})

test('the whole name wins over any name that only starts alike, and a name over keywords', () => {
  fc.assert(
    fc.property(words, words, (name, more) => {
      const typed = text(name)
      const longer = name.map((part, at) => part + (more[at] ?? 'x'))
      expect(score(typed, typed)).toBeGreaterThanOrEqual(score(typed, text(longer)))
      expect(score(typed, typed)).toBeGreaterThan(score(typed, 'q', typed))
    }),
  )
})

test('a name is close where its first word is among those typed first', () => {
  fc.assert(
    fc.property(word, words, (first, others) => {
      fc.pre(others.every((other) => !first.startsWith(other)))
      expect(score(first.slice(0, 1), text([first, ...others]))).toBeGreaterThan(closeScore)
      expect(score(text(others), text([first, ...others]))).toBeLessThanOrEqual(closeScore)
    }),
  )
})

test.each([
  ['', 'Plans', 1],
  ['!', 'Plans', 0],
])('%j scores %j as %d', (typed, name, expected) => {
  expect(score(typed, name)).toBe(expected)
})
