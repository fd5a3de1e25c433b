import { expect, test } from 'vitest'
import { createSealedFile } from '../../text/sealedFile.ts'
import { readSnapshot, writeSnapshot } from './file.ts'

const giveWay = () => Promise.resolve()

test('a file of several megabytes is read as it was written, wherever a piece of it ends', async () => {
  const list = Array.from({ length: 9000 }, (_, index) => ({
    id: `5d1f7a52-0000-4000-8000-${String(index).padStart(12, '0')}`,
    email: `p${index}@example.com`,
    firstName: '日本語の名前'.repeat(10),
    lastName: 'Łukasz 👩‍🚀'.slice(0, 7 + (index % 7)),
    title: null,
    roleId: null,
    status: 'ACTIVE',
    createdDateTime: null,
    lastActivityDateTime: null,
  }))
  const content = { organization: null, complete: true, readAt: null, roles: [], list }
  const { file, seal } = await writeSnapshot(content, 0, giveWay)
  expect(file.size).toBeGreaterThan(4_000_000)
  const read = await readSnapshot(file, 'large.jsonl', giveWay)
  if (read.is !== 'read') throw new Error(`The file is ${read.is}.`)
  expect(read.snapshot.seal).toBe(seal)
  expect(read.snapshot.list.length).toBe(list.length)
})

test('a file with values that are never written is refused, even with right hashes', async () => {
  const one = {
    id: '5d1f7a52-0000-4000-8000-000000000000',
    email: null,
    firstName: null,
    lastName: null,
    title: null,
    roleId: null,
    status: null,
    createdDateTime: null,
    lastActivityDateTime: null,
  }
  const fields = {
    organization: null,
    complete: true,
    readAt: null,
    people: 1,
    roles: [{ id: 'r', name: 'n' }],
  }
  const read = async (header: object, people: unknown[] = [one]) => {
    const file = createSealedFile({ kind: 'roster snapshot', version: 1, ...fields, ...header })
    const text = file.header + people.map((person) => file.line(person as object)).join('') + file.end()
    return (await readSnapshot(new Blob([text]), 'a.jsonl', giveWay)).is
  }
  expect(await read({})).toBe('read')
  const headers: object[] = [
    { organization: 7 },
    { complete: 'yes' },
    { readAt: 'soon' },
    { readAt: 7 },
    { people: 1.5 },
    { people: 2 },
    { roles: null },
    { roles: [null] },
    { roles: ['r'] },
    { roles: [{ id: 7, name: 'n' }] },
    { roles: [{ id: 'r', name: null }] },
  ]
  for (const header of headers) expect([header, await read(header)]).toEqual([header, 'invalid'])
  const changes = Object.keys(one).flatMap((key) => [{ [key]: 7 }, { [key]: undefined }])
  const invalid = [...changes, { id: 'x' }, { createdDateTime: 'soon' }, { lastActivityDateTime: 'soon' }]
  for (const change of invalid)
    expect([change, await read({}, [{ ...one, ...change }])]).toEqual([change, 'invalid'])
  for (const person of [null, 'x', []]) expect(await read({}, [person])).toBe('invalid')
  expect(await read({ people: 2 }, [one, one])).toBe('invalid')
})
