import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { delay } from '../src/desk/async/delay.ts'
import { markdown } from './markdown.ts'
import { probe, type Report } from './probe.ts'

/* `npm run probe`: reports how a real API relates to the contract. See docs/probe.md. */

const help = `Reads an organization without changing anything, and reports how the API stands to its contract.

  API_URL=https://api.example npm run --silent probe < token.txt > report.md
  read -rs token && printf %s "$token" | npm run --silent probe

The token comes on standard input, never as an argument: other programs and the shell's history see arguments.
API_URL is the API's address; https://api.transactionlink.io where it is not set.

  -- --json        the report as JSON instead of Markdown
  -- --pages 200   how many pages of everyone are read at most
  -- --help        this text

Exit code: 0 nothing differs from the contract, 1 something does, 2 could not begin (arguments, API_URL, token),
3 ended early or not everyone could be read; the report says why.`

/** Thrown if the probe can't start. */
class CannotBegin extends Error {}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        pages: { type: 'string', default: '200' },
        help: { type: 'boolean', default: false },
      },
    })
    if (!/^[1-9]\d{0,5}$/.test(values.pages)) throw new CannotBegin('--pages takes a whole number from 1.')
    return { ...values, mostPages: Number(values.pages) }
  } catch (error) {
    if (error instanceof CannotBegin) throw error
    // Does not show the parser's own message: it repeats the argument, which may be the token.
    throw new CannotBegin(
      'There is an argument that is none of --json, --pages and --help. The token is not given as one: write it to ' +
        'standard input. If that was the token, it stands in the shell’s history now: have it replaced.',
    )
  }
}

/** Checks the API's address. Requires HTTPS except on this machine, because a token is sent. */
function base(given: string): string {
  const url = URL.parse(given)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
    throw new CannotBegin(
      'API_URL must be an address such as https://api.example, without user, query or fragment.',
    )
  if (url.protocol === 'http:' && !/^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname))
    throw new CannotBegin('API_URL must begin with https:, since a token is sent there.')
  return url.href.replace(/\/+$/, '')
}

async function readToken(): Promise<string> {
  if (process.stdin.isTTY)
    throw new CannotBegin(
      'The token is read from standard input, and a terminal would show it. Type it unseen instead:\n' +
        '  read -rs token && printf %s "$token" | npm run --silent probe',
    )
  const token = (await text(process.stdin)).trim()
  if (token === '') throw new CannotBegin('There is no token on standard input.')
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new CannotBegin(
      'What is on standard input can be no token: it has spaces, line breaks or special characters.',
    )
  return token
}

function exitCode({ stopped, findings }: Report): number {
  const partly = findings.some(({ point, verdict }) => point === 'reading everyone' && verdict === 'unknown')
  if (stopped !== null || partly) return 3
  return findings.some(({ verdict }) => verdict === 'differs') ? 1 : 0
}

try {
  const { json, mostPages, help: asked } = options()
  if (asked) {
    console.log(help)
  } else {
    const api = base(process.env.API_URL ?? 'https://api.transactionlink.io')
    const token = await readToken()
    const report = await probe({ base: api, token, timeout: 60_000, delay }, mostPages)
    console.log(
      json ? JSON.stringify({ api, at: new Date(), ...report }, null, 2) : markdown(report, api, new Date()),
    )
    process.exitCode = exitCode(report)
  }
} catch (error) {
  if (!(error instanceof CannotBegin)) throw error
  console.error(`${error.message}\nHow to use it: npm run probe -- --help`)
  process.exitCode = 2
}
