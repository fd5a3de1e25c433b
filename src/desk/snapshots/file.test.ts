import { expect, test } from 'vitest'
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
