import { expect, test } from 'vitest'
import { emptyUser } from '../../../test/emptyUser.ts'
import { findByEmail } from './findByEmail.ts'

test('of several people with an address, one who is not terminated is found, however the API writes the status', async () => {
  const user = (id: string, email: string | null, status: string) => emptyUser(id, { email, status })
  const present = user('b', 'Anna@X.com', 'Active')
  const batches = [
    [user('a', 'anna@x.com', 'TERMINATED'), present, user('c', 'anna@x.com', 'Terminated')],
    [user('d', 'jan@y.org', 'ACTIVE'), user('e', null, 'ACTIVE'), user('f', 'left@y.org', 'Terminated')],
  ]
  const directory = {
    async *batches() {
      yield* batches
    },
  }
  const { people, domains } = await findByEmail(directory, new Set(['anna@x.com', 'left@y.org']))
  expect([...people]).toEqual([
    ['anna@x.com', present],
    ['left@y.org', batches[1]?.[2]],
  ])
  expect([...domains]).toEqual([
    ['x.com', 1],
    ['y.org', 1],
  ])
})
