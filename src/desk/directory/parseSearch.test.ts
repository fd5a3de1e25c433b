import { describe, expect, test } from 'vitest'
import { parseSearch } from './parseSearch.ts'

const id = '0f8fad5b-d9cb-469f-a165-70867728950e'

describe('terms', () => {
  test.each([
    ['', []],
    ['  ', []],
    ['Anna', ['anna']],
    [' Łukasz\u00a0 WEISS ', ['lukasz', 'weiss']],
    ['anna anna', ['anna']],
    ['kowalska,', ['kowalska']],
    ['"Anna"', ['"anna"']],
    ['(EMEA)', ['(emea)']],
    ['(', ['(']],
    ['[x] <y> {z}', ['[x]', '<y>', '{z}']],
    ['Novak, Jan', ['novak', 'jan']],
    ["O'Brien", ["o'brien"]],
    ['anna@', ['anna@']],
    ['@example.com', ['@example.com']],
    [id.slice(0, 8), [id.slice(0, 8)]],
  ])('%j', (text, terms) => expect(parseSearch(text)).toEqual({ list: null, terms, exact: null }))
})

describe('a single id or email address', () => {
  test.each([
    [id.toUpperCase(), id],
    [` ${id}\n`, id],
    ['Anna@Example.com', 'anna@example.com'],
    ['anna@example.com;', 'anna@example.com'],
  ])('%j', (text, exact) => expect(parseSearch(text)).toEqual({ list: null, terms: [exact], exact }))
})

describe('a list', () => {
  test.each([
    ['anna@x.com\nBob@x.com', ['anna@x.com', 'Bob@x.com']],
    [
      'anna@x.com, bob@x.com;\r\n\r\ncid@x.com\tdan@x.com',
      ['anna@x.com', 'bob@x.com', 'cid@x.com', 'dan@x.com'],
    ],
    ['anna@x.com bob@x.com', ['anna@x.com', 'bob@x.com']],
    [`${id} bob@x.com`, [id, 'bob@x.com']],
    ['Anna K <anna@x.com>; "Bob" <bob@x.com>', ['Anna K <anna@x.com>', '"Bob" <bob@x.com>']],
    ['Anna Kowalska <anna@x.com>', ['Anna Kowalska <anna@x.com>']],
    ['Anna Kowalska, Jan  Nowak', ['Anna Kowalska', 'Jan  Nowak']],
    ['"anna@x.com","bob@x.com"', ['"anna@x.com"', '"bob@x.com"']],
  ])('%j', (text, entries) => {
    const { list, exact } = parseSearch(text)
    expect(list?.map((entry) => entry.text)).toEqual(entries)
    expect(exact).toBeNull()
  })

  test('has every entry, with its kind and its keys', () => {
    const { list, terms } = parseSearch(`'Anna@x.com', anna@x.com, ${id}, "Nowak, Jan", a@b@c`)
    expect(list?.map(({ kind, keys }) => [kind, keys])).toEqual([
      ['address', ["'anna@x.com'", 'anna@x.com']],
      ['address', ['anna@x.com']],
      ['id', [id]],
      ['words', ['nowak jan']],
      ['unclear', []],
    ])
    expect(terms).toEqual(['anna@x.com', id, 'nowak jan', 'a@b@c'])
  })
})
