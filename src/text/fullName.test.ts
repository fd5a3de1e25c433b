import { expect, test } from 'vitest'
import { nameBeforeAddress, splitFullName } from './fullName.ts'

test.each([
  ['Anna Nowak <anna@example.com>', 'Anna', 'Nowak'],
  ['"Smith, Carl" <carl@example.com>', 'Carl', 'Smith'],
  ['“Maria de la Cruz” <maria@example.com>', 'Maria', 'de la Cruz'],
  ['Cher <cher@example.com>', 'Cher', null],
  ["'Nowak, Anna' <anna@example.com>", 'Anna', 'Nowak'],
  ["Pat O'Brien <pat@example.com>", 'Pat', "O'Brien"],
  ["'Pat O’Brien' <pat@example.com>", 'Pat', 'O’Brien'],
  ['To: Anna Nowak <anna@example.com>', 'Anna', 'Nowak'],
  ["'anna@example.com' <anna@example.com>", null, null],
  ['anna@example.com <anna@example.com>', null, null],
  ['<anna@example.com>', null, null],
  ['anna@example.com', null, null],
])('%s names %s %s', (text, firstName, lastName) => {
  expect(splitFullName(nameBeforeAddress(text))).toEqual({ firstName, lastName })
})
