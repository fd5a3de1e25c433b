import * as v from 'valibot'
import type { CallName } from '../../src/api/http.ts'
import type { OperationName, OperationRequest } from '../../src/operations/operation.ts'
import { operationNames } from '../../src/operations/operations.ts'
import { everyone } from '../../src/desk/directory/emptyQuery.ts'
import type { Query } from '../../src/desk/directory/types.ts'
import type { Desk } from '../../src/desk/interface.ts'
import { active, gone, never, other, roleId } from './server.ts'
import { ProgressShape, RolesShape, UserShape, UsersShape } from './shapes.ts'

/* For the tests alone: all that a page asks of the desk, by the calls that it takes. */

/** What a page asks: the calls that it takes, how it is asked, and what must be given. */
interface Ask {
  calls: CallName[]
  of: (desk: Desk) => Promise<unknown>
  shape: v.GenericSchema
}

const query: Query = { ...everyone, text: 'a', sort: { column: 'name', descending: false } }

/** Resolves when everyone was read, as far as that is possible. */
async function settled(desk: Desk) {
  desk.controlReading('start')
  while (desk.directory().state === 'reading') await new Promise((resolve) => setImmediate(resolve))
}

const reads = {
  signIn: {
    calls: ['getUsers'],
    async of(desk) {
      await desk.signIn({ pasted: 'tot_test' }, never)
      return desk.users({ page: 1, size: 20, query: null }, never)
    },
    shape: UsersShape,
  },
  list: {
    calls: ['getUsers'],
    of: (desk) => desk.users({ page: 2, size: 50, query: null }, never),
    shape: UsersShape,
  },
  search: {
    calls: ['getUsers'],
    async of(desk) {
      await settled(desk)
      const found = await desk.users({ page: 1, size: 20, query }, never)
      return { found, count: await desk.count(query), progress: desk.directory() }
    },
    shape: v.object({ found: UsersShape, count: v.object({ total: v.number() }), progress: ProgressShape }),
  },
  person: { calls: ['getUser'], of: (desk) => desk.user({ userId: active }, never), shape: UserShape },
  roles: { calls: ['getRoles'], of: (desk) => desk.roles(null, never), shape: RolesShape },
  preview: {
    calls: ['getUsers', 'getUser', 'getRoles'],
    async of(desk) {
      const change = { operation: 'terminate', input: null } as const
      const { id } = await desk.plan({ source: 'selection', ids: [active, other], change }, never)
      return desk.planRows({ planId: id, page: 1, size: 10, state: null })
    },
    shape: v.object({ total: v.literal(2), rows: v.array(v.object({ before: v.nullable(UserShape) })) }),
  },
} satisfies Record<string, Ask>

const input = { firstName: 'Zoë', lastName: null, title: null }

const requests: Record<OperationName, OperationRequest> = {
  updateProfile: { operation: 'updateProfile', userId: active, input },
  changeRole: { operation: 'changeRole', userId: active, input: { roleId } },
  terminate: { operation: 'terminate', userId: active, input: null },
  reinstate: { operation: 'reinstate', userId: gone, input: { roleId } },
  resetMfa: { operation: 'resetMfa', userId: active, input: null },
}

const write = (operation: OperationName): Ask => ({
  calls: [operation],
  of: (desk) => desk.runOperation(requests[operation]),
  shape: v.variant('is', [
    v.object({
      is: v.literal('done'),
      user: v.nullable(UserShape),
      known: v.picklist(['answered', 'seen']),
      undo: v.nullable(v.number()),
      kept: v.array(v.string()),
    }),
    v.object({ is: v.picklist(['already', 'changed', 'impossible']), now: UserShape }),
    v.object({ is: v.literal('guarded'), guards: v.array(v.object({ message: v.string() })) }),
  ]),
})

export type Asked = keyof typeof reads | OperationName

export const ask: Record<Asked, Ask> = {
  ...reads,
  updateProfile: write('updateProfile'),
  changeRole: write('changeRole'),
  terminate: write('terminate'),
  reinstate: write('reinstate'),
  resetMfa: write('resetMfa'),
}
export const asks = Object.keys(ask) as Asked[]

export const isWrite = (asked: Asked): asked is OperationName => operationNames.some((name) => name === asked)
