import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MadeCall } from '../desk/journal/entry.ts'
import { curlCommand } from './curl.ts'

// The commands run in a real shell with a fake `curl` that prints the number of its arguments, then each argument. A
// zero byte, which no argument can contain, ends each of them.

const base = 'https://roster.example/api'
const path = '/organizations/users/0f8fad5b-d9cb-469f-a165-70867728950e/profile'
const hostile = [
  `O'Brien`,
  `'; rm -rf / #`,
  `"$(touch /tmp/owned)"`,
  '`id`',
  '$ORG_TOKEN ${ORG_TOKEN}',
  String.raw`back\slash \' \n`,
  'line\nbreak\r\ttab',
  '@/etc/passwd',
  '!! ~ * ? [a] {b} <c> | & ;',
  'Zażółć 🙂 \u2028 \u202e',
  '\u0000\u001b[31m',
]

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'curl-'))
  const program = join(folder, 'curl')
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\0' "$#" "$@"\n`)
  chmodSync(program, 0o755)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the commands as a script and returns the arguments that each of them gave to curl. */
function run(commands: string[]): string[][] {
  const printed = execFileSync('/bin/sh', ['-s'], {
    input: commands.join('\n'),
    encoding: 'utf8',
    env: { PATH: folder, ORG_TOKEN: `tot_it's "secret" $HOME` },
  })
  const parts = printed.split('\0').slice(0, -1)
  const calls: string[][] = []
  while (parts.length > 0) calls.push(parts.splice(0, Number(parts.shift())))
  return calls
}

const expectedArguments = ({ method, path: at, body }: MadeCall) => [
  '--request',
  method,
  base + at,
  '--header',
  `Authorization: tot_it's "secret" $HOME`,
  '--header',
  'Accept: application/json',
  ...(body === null
    ? []
    : ['--header', 'Content-Type: application/json;charset=UTF-8', '--data-raw', JSON.stringify(body)]),
]

// Windows has no POSIX shell; the command is the same there.
test.skipIf(process.platform === 'win32')('passes hostile names through the shell unchanged', () => {
  const calls = hostile.map((name): MadeCall => {
    const body = { firstName: name, lastName: null, title: name }
    return { method: 'PUT', path, body }
  })
  expect(run(calls.map((call) => curlCommand(call, base)))).toEqual(calls.map(expectedArguments))
})

test.skipIf(process.platform === 'win32')(
  'passes any text through the shell unchanged, in body and path',
  () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom("'", '"', '\\', '$', '`', '\n', '!', '@'),
        fc.string({ unit: 'binary' }),
      ),
    })
    const call = fc.record({
      method: fc.constantFrom('PUT' as const, 'POST' as const),
      path: text.map((part) => `/users/${encodeURIComponent(part.toWellFormed())}?page=0&size=20`),
      body: fc.oneof(fc.constant(null), fc.record({ title: text })),
    })
    fc.assert(
      fc.property(fc.array(call, { minLength: 1, maxLength: 20 }), (calls) => {
        expect(run(calls.map((made) => curlCommand(made, base)))).toEqual(calls.map(expectedArguments))
      }),
      { seed: 1, numRuns: 30 },
    )
  },
)

test('never contains the token', () => {
  const command = curlCommand({ method: 'POST', path: '/organizations/users/1/terminate', body: null }, base)
  expect(command).toBe(
    `curl --request POST 'https://roster.example/api/organizations/users/1/terminate' --header "Authorization: $ORG_TOKEN" --header 'Accept: application/json'`,
  )
})
