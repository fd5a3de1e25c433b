import { expect, test } from 'vitest'
import type { Entry } from '../desk/journal/entry.ts'
import { journalCsv } from './journalCsv.ts'

const state = { firstName: 'A', lastName: null, title: null, role: 'admin', status: 'ACTIVE', roleId: null }
const entry: Entry = {
  n: 1,
  at: '2026-06-01T08:00:00.000Z',
  person: { id: '0f8fad5b-d9cb-469f-a165-70867728950e', name: '=cmd("calc")', email: null },
  operation: 'terminate',
  input: null,
  role: null,
  undoes: null,
  before: state,
  after: { ...state, status: 'TERMINATED' },
  outcome: 'failed',
  known: null,
  error: { kind: 'server', status: 500, fingerprint: 'f00', message: 'Sorry,\n"no".' },
  duration: 12,
  calls: [{ method: 'POST', path: '/organizations/users/1/terminate', body: null }],
  inverse: null,
  previous: '0',
  hash: 'ff',
}

test('writes one record per entry, with quoting and escaped formulas', () => {
  const [head, ...lines] = journalCsv([entry]).split('\r\n')
  expect(head).toBe(
    '\ufeffEntry,Time,User ID,Name,Email,Operation,Input,Undoes entry,Before,After,Outcome,Known,Error,Error ID,Duration (ms),Calls,Invitation ID,SHA-256',
  )
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain(`,"'=cmd(""calc"")",,"terminate",,,`)
  expect(lines[0]).toContain(
    ',"failed",,"server 500 Sorry,\n""no"".","f00",12,"POST /organizations/users/1/terminate",,"ff"',
  )
  expect(journalCsv([])).toBe(`${head}\r\n`)
})
