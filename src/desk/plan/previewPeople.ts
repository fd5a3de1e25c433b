import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import { getUser } from '../../api/users.ts'
import type { Change, OperationRequest } from '../../operations/operation.ts'
import type { Directory } from '../directory/directory.ts'
import { assessRows, type Person, type Rules } from './rows.ts'
import type { PlanRequest, Skip } from './types.ts'
import { notLookedUp, noUserWithId } from './words.ts'

/** What a plan about people is created from. */
type PeopleRequest = Exclude<PlanRequest, { source: 'invitations' }>

interface Dependencies {
  api: Api
  directory: Pick<Directory, 'start' | 'progress' | 'untilRead' | 'isComplete' | 'get' | 'update'>
  rules: Rules
  signal: AbortSignal
}

/** If more people than this are missing, the preview waits for the directory. */
const maxMissingWithoutDirectory = 20
/** Maximum number of people who are read one by one. */
const maxSingleReads = 200
const maxConcurrentReads = 4
/** How long the preview waits for the directory, in milliseconds: if it needs it, and if it only helps. */
const directoryTimeoutMs = { needed: 600_000, helpful: 1000 }

const missing: Skip = { reason: 'notFound', message: noUserWithId }
const unread: Skip = { reason: 'unread', message: notLookedUp }

/** Finds the people of a plan and what it would do to each. Throws ApiError. */
export async function previewPeople(request: PeopleRequest, dependencies: Dependencies): Promise<Person[]> {
  const { directory } = dependencies
  if (directory.progress().state === 'idle') directory.start()
  // Guards need everyone.
  await directory.untilRead(directoryTimeoutMs.helpful)
  const requests = 'requests' in request ? request.requests : sameForAll(request.ids, request.change)
  const people = await findPeople(requests, dependencies)
  for (const person of people) assessRows(person, dependencies.rules)
  return people
}

function sameForAll(ids: string[], change: Change): OperationRequest[] {
  const toRequest = (userId: string) => ({ ...change, userId })
  return [...new Set(ids)].map(toRequest)
}

async function findPeople(requests: OperationRequest[], dependencies: Dependencies): Promise<Person[]> {
  const requestsById = new Map<string, OperationRequest[]>()
  for (const request of requests) {
    const id = request.userId.toLowerCase()
    const previous = requestsById.get(id)
    if (previous) previous.push({ ...request, userId: id })
    else requestsById.set(id, [{ ...request, userId: id }])
  }
  const users = await findUsers([...requestsById.keys()], dependencies)
  return [...requestsById].map(([id, own]) => createPerson(id, users.get(id), own))
}

/** `user` is null if no user has the id, and undefined if it was not looked up. */
function createPerson(id: string, user: User | null | undefined, requests: OperationRequest[]): Person {
  const found = user ?? null
  const skipIfMissing = user === undefined ? unread : missing
  const person: Person = { kind: 'person', id, user: found, current: found, skipIfMissing, rows: [] }
  person.rows = requests.map((request) => ({
    kind: 'person',
    person,
    request,
    outcome: { state: 'waiting' },
  }))
  return person
}

/** Finds users by id. The map holds null for an id that no user has, and nothing for an id that was not looked up. */
async function findUsers(ids: string[], dependencies: Dependencies): Promise<Map<string, User | null>> {
  const { directory, api, signal } = dependencies
  const lookUp = () => new Map<string, User | null>(ids.map((id) => [id, directory.get(id)]))
  const missingIds = () => ids.filter((id) => users.get(id) === null)
  let users = lookUp()
  if (missingIds().length > maxMissingWithoutDirectory && directory.progress().state === 'reading') {
    await directory.untilRead(directoryTimeoutMs.needed)
    users = lookUp()
  }
  signal.throwIfAborted()

  if (directory.isComplete()) return users
  const unreadIds = missingIds()
  for (const id of unreadIds) users.delete(id)
  const queue = unreadIds.slice(0, maxSingleReads).values()
  const readQueue = async () => {
    for (const id of queue) {
      const user = await readUser(api, id, signal)
      users.set(id, user)
      if (user) directory.update([user])
    }
  }
  await Promise.all(Array.from({ length: maxConcurrentReads }, readQueue))
  return users
}

/** Reads a user. Returns null if no user has the id. */
async function readUser(api: Api, id: string, signal: AbortSignal): Promise<User | null> {
  try {
    return await getUser(api, id, signal)
  } catch (error) {
    // The API rejects text that is no id as invalid.
    if (error instanceof ApiError && (error.kind === 'notFound' || error.kind === 'invalid')) return null
    throw error
  }
}
