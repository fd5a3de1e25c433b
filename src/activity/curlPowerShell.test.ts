import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { powerShellCommand } from './curlPowerShell.ts'

const base = 'https://roster.example/api'
const path = '/organizations/users/1/terminate'

/** Reads the single-quoted texts of a command as PowerShell does, and what is between them. */
function readCommand(command: string): { texts: string[]; rest: string } {
  const texts: string[] = []
  let rest = ''
  const isQuote = (letter: string | undefined) =>
    letter !== undefined && "'\u2018\u2019\u201a\u201b".includes(letter)
  for (let at = 0; at < command.length; at++) {
    if (!isQuote(command[at])) {
      rest += command[at]
      continue
    }
    let text = ''
    for (at++; !isQuote(command[at]) || isQuote(command[at + 1]); at++) {
      if (at >= command.length) throw new Error('A quote is never closed.')
      if (isQuote(command[at])) at++
      text += command[at]
    }
    texts.push(text)
    rest += '*'
  }
  return { texts, rest }
}

test('reads the token from the environment, and has no body where there is none', () => {
  expect(powerShellCommand({ method: 'POST', path, body: null }, base)).toBe(
    `Invoke-RestMethod -Method POST -Uri 'https://roster.example/api${path}' -Headers @{ Authorization = $env:ORG_TOKEN; Accept = 'application/json' }`,
  )
})

test('passes any text on unchanged, and nothing of it is interpreted', () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        "'",
        '"',
        '`',
        '$',
        ';',
        '\n',
        '&',
        '(',
        '\\',
        '\u2018',
        '\u2019',
        '\u201a',
        '\u201b',
        'ł',
      ),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
  })
  fc.assert(
    fc.property(text, text, (title, host) => {
      const body = { firstName: null, title }
      const address = `https://${host}/api`
      const { texts, rest } = readCommand(powerShellCommand({ method: 'PUT', path, body }, address))
      expect(rest).toBe(
        'Invoke-RestMethod -Method PUT -Uri * -Headers @{ Authorization = $env:ORG_TOKEN; Accept = * } -ContentType * -Body *',
      )
      expect(texts[0]).toBe(address + path)
      expect(texts[3]).toMatch(/^[\x20-\x7e]*$/)
      expect(JSON.parse(texts[3] ?? '')).toEqual(body)
    }),
    { seed: 20261128, numRuns: 500 },
  )
})
