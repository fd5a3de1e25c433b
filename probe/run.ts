import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { delay } from '../src/desk/async/delay.ts'
import { markdown } from './markdown.ts'
import { probe, type Report } from './probe.ts'

/* `npm run probe`: reports how a real API compares with its contract. See docs/probe.md. */

const help = `Reads an organization without changing anything, and reports how the API compares with its contract.

  API_URL=https://api.example npm run --silent probe < token.txt > report.md
  read -rs token && printf %s "$token" | npm run --silent probe

The token is read from standard input, never from an argument: other programs and the shell history see arguments.
API_URL is the address of the API; the default is https://api.transactionlink.io.

  -- --json        print the report as JSON instead of Markdown
  -- --pages 200   maximum number of pages to read
  -- --help        print this help

Exit codes: 0 everything matches the contract, 1 something differs, 2 it couldn't start (argument, API_URL or token),
3 it stopped early or couldn't read everyone; the report says why.`

/** Thrown if the probe can't start. */
class StartError extends Error {}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        pages: { type: 'string', default: '200' },
        help: { type: 'boolean', default: false },
      },
    })
    if (!/^[1-9]\d{0,5}$/.test(values.pages))
      throw new StartError('--pages must be a whole number from 1 to 999999.')
    return { ...values, mostPages: Number(values.pages) }
  } catch (error) {
    if (error instanceof StartError) throw error
    // Does not show the parser's own message: it repeats the argument, which may be the token.
    throw new StartError(
      'Unknown argument. The options are --json, --pages and --help. Write the token to standard input. If the ' +
        'argument was the token, it is now in your shell history: have it replaced.',
    )
  }
}

/** Checks the API's address. Requires HTTPS except on this machine, because a token is sent. */
function base(given: string): string {
  const url = URL.parse(given)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
    throw new StartError(
      'API_URL must be an address such as https://api.example, without user, query or fragment.',
    )
  if (url.protocol === 'http:' && !/^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname))
    throw new StartError('API_URL must start with https:, because a token is sent there.')
  return url.href.replace(/\/+$/, '')
}

async function readToken(): Promise<string> {
  if (process.stdin.isTTY)
    throw new StartError(
      'The token is read from standard input, and a terminal would show it. Enter it without an echo:\n' +
        '  read -rs token && printf %s "$token" | npm run --silent probe',
    )
  const token = (await text(process.stdin)).trim()
  if (token === '') throw new StartError('There is no token on standard input.')
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new StartError(
      'Standard input holds no valid token: it has spaces, line breaks or special characters.',
    )
  return token
}

function exitCode({ stopped, findings }: Report): number {
  const partly = findings.some(({ point, verdict }) => point === 'reading everyone' && verdict === 'unknown')
  if (stopped !== null || partly) return 3
  return findings.some(({ verdict }) => verdict === 'differs') ? 1 : 0
}

try {
  const { json, mostPages, help: isHelp } = options()
  if (isHelp) {
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
  if (!(error instanceof StartError)) throw error
  console.error(`${error.message}\nFor help: npm run probe -- --help`)
  process.exitCode = 2
}
