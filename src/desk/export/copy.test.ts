import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { User } from '../../api/schema.ts'
import { emptyUser } from '../../../test/emptyUser.ts'
import { createSignedInDesk } from '../../../test/signedInDesk.ts'
import { copyUsers } from './copy.ts'

const user = (id: string, fields: Partial<User>) => emptyUser(id, { email: `${id}@example.com`, ...fields })
const copy = (users: User[], form: 'addresses' | 'table' = 'addresses', ids = users.map(({ id }) => id)) =>
  copyUsers(
    { ids, form, columns: ['name', 'title'] },
    (id) => users.find((each) => each.id === id) ?? null,
    [],
  )

test('addresses are separated by semicolons, each once, and those without one are named', () => {
  const users = [
    user('a', { email: ' a@Example.com ' }),
    user('b', { email: 'A@example.com' }),
    user('c', { email: null, firstName: 'Cem' }),
    user('d', { email: 'd@x.com; evil@x.com' }),
    user('e', { email: 'e@żółw.example' }),
  ]
  const copied = copy(users, 'addresses', ['a', 'b', 'c', 'd', 'e', 'gone'])
  expect(copied.text).toBe('A@example.com; e@żółw.example')
  expect(copied).toMatchObject({ number: 2, unknown: 1, html: null })
  expect(copied.withoutAddress).toEqual({ names: ['Cem', 'd@x.com; evil@x.com'], number: 2 })
  const nameless = Array.from({ length: 7 }, (_, n) => user(String(n), { email: null, firstName: `P${n}` }))
  expect(copy(nameless).withoutAddress).toEqual({ names: ['P0', 'P1', 'P2', 'P3', 'P4'], number: 7 })
})

test('a copied address never reads as several', () => {
  const parts = fc.constantFrom(
    'a',
    'ż',
    '@',
    '.',
    'x.com',
    ' ',
    ';',
    ',',
    '<',
    '>',
    '"',
    ':',
    '\n',
    '＠',
    '\u200b',
  )
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), (written) => {
      const email = written.join('')
      const { text, number, withoutAddress } = copy([user('a', { email })])
      expect(number + withoutAddress.number).toBe(1)
      if (number === 1) {
        expect(text).toBe(email.trim())
        expect(text).not.toMatch(/[\s;,<>"]/)
      }
    }),
  )
})

test('a table escapes formulas, HTML, quotes and line breaks', () => {
  const copied = copy([user('a', { firstName: '=1+1', lastName: '"<b>', title: 'a\tb\r\nc' })], 'table')
  expect(copied.text).toBe('Email\tFirst name\tLast name\tTitle\r\na@example.com\t\'=1+1\t"""<b>"\ta b c\r\n')
  expect(copied).toMatchObject({ number: 1, unknown: 0 })
  expect(copied.html).toContain('<td>&#39;=1+1</td><td>&quot;&lt;b&gt;</td>'.replace('&#39;', "'"))
})

test('a table tells two roles of one name apart', () => {
  const roles = ['1', '2'].map((id) => ({ id, name: 'Admin', organizationId: null }))
  const { text } = copyUsers(
    { ids: ['a'], form: 'table', columns: ['role'] },
    (id) => user(id, { roleId: '2' }),
    roles,
  )
  expect(text).toBe('Role\r\nAdmin (2)\r\n')
})

test('a table has the same cells whatever they hold', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (titles) => {
      const { text, html } = copy(
        titles.map((title, number) => user(String(number), { title })),
        'table',
      )
      const lines = text.split('\r\n').slice(0, -1)
      expect(lines).toHaveLength(titles.length + 1)
      for (const line of lines) expect(line.split('\t')).toHaveLength(4)
      expect(html?.split('<td>')).toHaveLength(1 + titles.length * 4)
    }),
  )
})

test('people who are known are copied, whether they are in the directory or not', async () => {
  const known = async (isRead: boolean) => {
    const { desk, active } = await createSignedInDesk({ isRead })
    if (!isRead) {
      desk.controlReading('start')
      await expect.poll(() => desk.directory().state).toBe('done')
    }
    return (await desk.copy({ ids: [active.id], form: 'addresses', columns: [] })).text
  }
  expect(await known(true)).toMatch(/^\S+@\S+$/)
  expect(await known(false)).toBe(await known(true))
})
