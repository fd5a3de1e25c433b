import { createServer } from 'node:http'
import { roles } from '../../src/demo/roles.ts'
import type { UserResponse } from '../../src/demo/wire.ts'
import { overlappingPage } from '../../src/desk/directory/overlap.ts'
import { benchPeople } from './people.ts'

/*
 * An API that only serves prepared pages, so that the reader is measured and not the server: `node bench/directory/api.ts
 * <port> <people>`. Generates the people and serializes the pages that will be read before it listens; the fake API of
 * the stories serializes each page again, which takes as long as reading it. Below `/after/<ms>` responses are delayed.
 */

const [port, count] = process.argv.slice(2).map(Number)
if (port === undefined || count === undefined) throw new Error('Give a port and a number of people.')

const users = benchPeople(count)
const pages = new Map<string, Buffer>()

/** A page as it goes over the wire, serialized once. */
function page(number: number, size: number): Buffer {
  const key = `${number} ${size}`
  const known = pages.get(key)
  if (known) return known
  const made = json({
    content: users.slice(number * size, (number + 1) * size),
    totalElements: users.length,
    totalPages: Math.ceil(users.length / size),
    size,
    number,
  })
  pages.set(key, made)
  return made
}

const largest = 1000
// The loop's pages, and the desk's, which overlap.
for (let number = 0; number * largest < users.length; number++) page(number, largest)
for (let end = largest; end < users.length;) {
  const next = overlappingPage(end, largest)
  page(next.page, next.size)
  end = (next.page + 1) * next.size
}
const listed = json(roles)
const byId = new Map<string, UserResponse>(users.map((user) => [user.id, user]))

const server = createServer(({ url = '/', headers }, response) => {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const [, latency = '0', path = ''] = /^(?:\/after\/(\d+))?(\/.*)$/.exec(pathname) ?? []
  // An API that answers without a token would sign Roster in before the benchmark does.
  const isSignedIn = headers.authorization !== undefined
  const body = isSignedIn ? answer(path, searchParams) : null
  const send = () => {
    response.writeHead(body ? 200 : isSignedIn ? 404 : 401, {
      'Content-Type': 'application/json;charset=UTF-8',
      'Content-Length': body?.length ?? 0,
    })
    response.end(body)
  }
  if (latency === '0') send()
  else setTimeout(send, Number(latency))
})

function answer(path: string, query: URLSearchParams): Buffer | null {
  if (path === '/organizations/roles') return listed
  if (path === '/organizations/users') return page(Number(query.get('page')), Number(query.get('size')))
  const user = byId.get(path.replace('/organizations/users/', ''))
  return user ? json(user) : null
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}

// Longer than any client keeps a connection open.
server.keepAliveTimeout = 120_000
server.listen(port, '127.0.0.1')
