import { Refusal } from '../../src/demo/answers.ts'
import { createOrganization } from '../../src/demo/db.ts'
import { roleIds } from '../../src/demo/roles.ts'
import type { CallName } from '../../src/api/http.ts'
import { createDesk } from '../../src/desk/desk.ts'
import { ids, sixty, terminated } from '../outsideChanges.ts'
import { answerOf, spoilt, type Spoiling } from './answers.ts'

/* For the tests alone: a server that carries out what it is asked for, or does not, and answers as it likes. */

export const never = new AbortController().signal
export const [active = '', other = ''] = ids
export const gone = terminated
const users = sixty.filter(({ id }, place) => place === 0 || [active, other, gone].includes(id))
/** Nobody asks a few people so often. */
const tooOften = 300

/** How a call is answered: by its answer, spoilt; `done` tells whether a write is carried out. */
export interface Attack {
  call: CallName
  done: boolean
  spoiling: Spoiling
  /** Only the first time. */
  once: boolean
  /** Only before a write was sent, or only after it. */
  when?: 'before' | 'after'
}

const writes: Record<string, CallName> = {
  profile: 'updateProfile',
  role: 'changeRole',
  terminate: 'terminate',
  reinstate: 'reinstate',
  'reset-mfa': 'resetMfa',
}

function callOf({ pathname }: URL): { call: CallName; userId: string } {
  const [, userId = '', part = ''] = /users\/([^/]+)\/?(.*)$/.exec(pathname) ?? []
  const write = writes[part]
  if (write) return { call: write, userId }
  if (userId !== '') return { call: 'getUser', userId }
  return { call: pathname.endsWith('/roles') ? 'getRoles' : 'getUsers', userId }
}

/** A desk and the server behind it, whose answers to some calls are spoilt once `attacks` says so. */
export function createHostile(attacks: Attack[]) {
  const organization = createOrganization({ users })
  const struck = new Map<Attack, { valid: unknown; text: string }>()
  const sent: CallName[] = []
  let flood = () => {}
  const flooded = new Promise<never>((_, reject) => {
    flood = () => reject(new Error('It is asked again and again.'))
  })
  flooded.catch(() => {})
  const resets: string[] = []
  let isOn = false
  let asked = 0

  const executeAndLog = async (call: CallName, userId: string, { searchParams }: URL, request: Request) => {
    const input = async () =>
      (await request.json()) as { roleId: string } & Record<'firstName' | 'lastName' | 'title', string>
    switch (call) {
      case 'getUsers':
        return organization.page(Number(searchParams.get('page')), Number(searchParams.get('size')))
      case 'getUser':
        return organization.user(userId)
      case 'getRoles':
        return organization.roles()
      case 'updateProfile':
        return organization.updateProfile(userId, await input())
      case 'changeRole':
      case 'reinstate':
        return organization[call](userId, (await input()).roleId)
      case 'terminate':
        return organization.terminate(userId)
      case 'resetMfa':
        resets.push(userId)
        return undefined
    }
  }

  const isRead = (call: CallName) => call.startsWith('get')

  const fetch = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const { call, userId } = callOf(url)
    if (++asked > tooOften) {
      flood()
      return new Promise(() => {})
    }
    if (!isRead(call)) sent.push(call)
    const when = sent.length > 0 ? 'after' : 'before'
    const isDue = (it: Attack) =>
      it.call === call && !(it.once && struck.has(it)) && (it.when ?? when) === when
    const attack = isOn ? attacks.find(isDue) : undefined
    const json = await answer(call, userId, url, request, attack)
    if (!attack) return json instanceof Response ? json : Response.json(json ?? null)
    const response =
      json instanceof Response ? json : answerOf(spoilt(json, attack.spoiling.changes), attack.spoiling)
    struck.set(attack, { valid: json, text: await response.clone().text() })
    return response
  }

  /** Carries it out, unless the attack leaves that; then the answer to a write is what the person is. */
  const answer = async (call: CallName, userId: string, url: URL, request: Request, attack?: Attack) => {
    try {
      const isDone = attack?.done ?? true
      if (isDone || isRead(call)) return await executeAndLog(call, userId, url, request)
      return call === 'resetMfa' ? undefined : organization.user(userId)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return Response.json({ fingerprint: 'f', errors: error.errors }, { status: error.status })
    }
  }

  const told: unknown[] = []
  const desk = createDesk({
    transport: {
      fetch,
      base: 'http://api.test',
      timeout: 30_000,
      // The answers come at once: nobody waits for one in vain, and no pause need be sat out.
      delay: (ms) => (ms === 30_000 ? new Promise(() => {}) : Promise.resolve()),
    },
    loadDemo: () => Promise.reject(new Error('There is no demo here.')),
    notify: (_, detail) => told.push(detail),
  })

  return {
    desk,
    told,
    sent,
    struck,
    /** Rejects where it is asked again and again. */
    flooded,
    attack(on: boolean) {
      isOn = on
    },
    /** Whether anything was changed. */
    done: () => resets.length > 0 || organization.users().some((row, place) => row !== users[place]),
  }
}

export const roleId = roleIds.admin
