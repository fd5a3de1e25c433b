import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import { getUser } from '../../api/users.ts'
import type { Change, OperationRequest } from '../../operations/operation.ts'
import type { Directory } from '../directory/directory.ts'
import { assess, type Person, type Rules, type Skip } from './rows.ts'
import type { PlanRequest } from './types.ts'

interface Dependencies {
  api: Api
  directory: Pick<Directory, 'start' | 'progress' | 'untilRead' | 'isComplete' | 'get' | 'update'>
  rules: Rules
  signal: AbortSignal
}

/** So many people at most are asked for one by one; beyond that, everyone is read. */
const fewAlone = 20
const mostAlone = 200
/** So many at a time. */
const atATime = 4
/** So long it is waited for everyone to be read, in milliseconds: where they are needed, and where they only help. */
const patience = { needed: 600_000, helping: 1000 }

const notFound: Skip = { reason: 'notFound', says: 'There is nobody with this id.' }
const unread: Skip = {
  reason: 'unread',
  says: 'Not looked up. Read everyone first, then make the plan again.',
}

/** Who a plan is about and what it would do to them, as far as is known before it is run. Throws ApiError. */
export async function preview(request: PlanRequest, around: Dependencies): Promise<Person[]> {
  const { directory } = around
  if (directory.progress().state === 'idle') directory.start()
  // Guards are computed over everyone.
  await directory.untilRead(patience.helping)
  const requests = request.source === 'list' ? request.requests : requestsOf(request.ids, request.change)
  const people = await peopleOf(requests, around)
  for (const person of people) assess(person, around.rules)
  return people
}

function requestsOf(ids: string[], change: Change): OperationRequest[] {
  const of = (userId: string) => ({ ...change, userId })
  return [...new Set(ids)].map(of)
}

async function peopleOf(requests: OperationRequest[], around: Dependencies): Promise<Person[]> {
  const byPerson = new Map<string, OperationRequest[]>()
  for (const request of requests) {
    const id = request.userId.toLowerCase()
    const own = byPerson.get(id)
    if (own) own.push({ ...request, userId: id })
    else byPerson.set(id, [{ ...request, userId: id }])
  }
  const users = await look([...byPerson.keys()], around)
  return [...byPerson].map(([id, own]) => personOf(id, users.get(id), own))
}

/** `user` is null where nobody has the id, and undefined where that was not looked up. */
function personOf(id: string, user: User | null | undefined, requests: OperationRequest[]): Person {
  const found = user ?? null
  const absent = user === undefined ? unread : notFound
  const person: Person = { id, user: found, seen: found, absent, rows: [] }
  person.rows = requests.map((request) => ({ person, request, outcome: { state: 'waiting' } }))
  return person
}

/** People by their ids: null for an id that nobody has; none for one that was not looked up. */
async function look(ids: string[], around: Dependencies): Promise<Map<string, User | null>> {
  const { directory, api, signal } = around
  const here = () => new Map<string, User | null>(ids.map((id) => [id, directory.get(id)]))
  const absent = () => ids.filter((id) => found.get(id) === null)
  let found = here()
  let left = absent()
  if (left.length > fewAlone && directory.progress().state === 'reading') {
    await directory.untilRead(patience.needed)
    found = here()
    left = absent()
  }
  signal.throwIfAborted()

  // Whoever came since everyone was read was seen on some page, or is not known of.
  if (directory.isComplete()) return found
  for (const id of left) found.delete(id)
  const asked = left.slice(0, mostAlone).values()
  const readOn = async () => {
    for (const id of asked) {
      const user = await readAlone(api, id, signal)
      found.set(id, user)
      if (user) directory.update([user])
    }
  }
  await Promise.all(Array.from({ length: atATime }, readOn))
  return found
}

async function readAlone(api: Api, id: string, signal: AbortSignal): Promise<User | null> {
  try {
    return await getUser(api, id, signal)
  } catch (error) {
    // A text that is no id is refused as invalid.
    if (error instanceof ApiError && (error.kind === 'notFound' || error.kind === 'invalid')) return null
    throw error
  }
}
