import * as v from 'valibot'
import type { CallName } from '../../src/api/http.ts'
import type { InvitationRequest } from '../../src/operations/invitation.ts'
import type { OperationName, OperationRequest } from '../../src/operations/operation.ts'
import { operationNames } from '../../src/operations/operations.ts'
import { emptyQuery } from '../../src/desk/directory/emptyQuery.ts'
import type { Query } from '../../src/desk/directory/types.ts'
import type { Desk } from '../../src/desk/interface.ts'
import { neverAborts } from '../neverAborts.ts'
import { ProgressSchema, RolesSchema, UserSchema, UsersSchema } from './deskSchemas.ts'
import { activeId, adminRoleId, hostileInvitation, otherId, terminatedId } from './hostileDesk.ts'

/** Something that a page requests from the desk. */
interface DeskCall {
  /** The API calls that it makes. */
  calls: CallName[]
  run: (desk: Desk) => Promise<unknown>
  /** What it has to return. */
  schema: v.GenericSchema
}

const query: Query = { ...emptyQuery, text: 'a', sort: { column: 'name', descending: false } }

/** Reads everyone, as far as possible. */
async function readDirectory(desk: Desk) {
  desk.controlReading('start')
  while (desk.directory().state === 'reading') await new Promise((resolve) => setImmediate(resolve))
}

const invited = { email: hostileInvitation.email, enrollmentId: hostileInvitation.enrollmentId, input: null }

/** An operation on an invitation: sent once at most, and nothing is returned that lets anyone join. */
function invitation(call: CallName, request: InvitationRequest): DeskCall {
  return {
    calls: ['getEnrollments', call],
    run: (desk) => desk.runInvitation(request),
    schema: v.pipe(
      v.variant('is', [
        v.looseObject({ is: v.literal('done'), known: v.picklist(['answered', 'seen']) }),
        v.looseObject({ is: v.literal('impossible'), reason: v.string(), why: v.string() }),
      ]),
      v.check((result) => !JSON.stringify(result).includes('8f14e45fceea167a5a36dedd4bea2543')),
    ),
  }
}

const reads = {
  signIn: {
    calls: ['getUsers'],
    async run(desk) {
      await desk.signIn({ pasted: 'tot_test' }, neverAborts)
      return desk.users({ page: 1, size: 20, query: null }, neverAborts)
    },
    schema: UsersSchema,
  },
  list: {
    calls: ['getUsers'],
    run: (desk) => desk.users({ page: 2, size: 50, query: null }, neverAborts),
    schema: UsersSchema,
  },
  search: {
    calls: ['getUsers'],
    async run(desk) {
      await readDirectory(desk)
      const found = await desk.users({ page: 1, size: 20, query }, neverAborts)
      return { found, count: await desk.count(query), progress: desk.directory() }
    },
    schema: v.object({
      found: UsersSchema,
      count: v.object({ total: v.number() }),
      progress: ProgressSchema,
    }),
  },
  person: {
    calls: ['getUser'],
    run: (desk) => desk.user({ userId: activeId }, neverAborts),
    schema: UserSchema,
  },
  roles: { calls: ['getRoles'], run: (desk) => desk.roles(null, neverAborts), schema: RolesSchema },
  preview: {
    calls: ['getUsers', 'getUser', 'getRoles'],
    async run(desk) {
      const change = { operation: 'terminate', input: null } as const
      const { id } = await desk.plan({ source: 'selection', ids: [activeId, otherId], change }, neverAborts)
      return desk.planRows({ planId: id, page: 1, size: 10, state: null })
    },
    schema: v.object({ total: v.literal(2), rows: v.array(v.object({ before: v.nullable(UserSchema) })) }),
  },
  invite: invitation('createEnrollment', {
    operation: 'invite',
    email: 'new@example.com',
    input: { roleId: adminRoleId, firstName: null, lastName: null, title: null },
  }),
  resend: invitation('resendEnrollment', { operation: 'resend', ...invited }),
  cancelInvitation: invitation('cancelEnrollment', { operation: 'cancelInvitation', ...invited }),
} satisfies Record<string, DeskCall>

const input = { firstName: 'Zoë', lastName: null, title: null }

const requests: Record<OperationName, OperationRequest> = {
  updateProfile: { operation: 'updateProfile', userId: activeId, input },
  changeRole: { operation: 'changeRole', userId: activeId, input: { roleId: adminRoleId } },
  terminate: { operation: 'terminate', userId: activeId, input: null },
  reinstate: { operation: 'reinstate', userId: terminatedId, input: { roleId: adminRoleId } },
  resetMfa: { operation: 'resetMfa', userId: activeId, input: null },
}

const write = (operation: OperationName): DeskCall => ({
  calls: [operation],
  run: (desk) => desk.runOperation(requests[operation]),
  schema: v.variant('is', [
    v.object({
      is: v.literal('done'),
      user: v.nullable(UserSchema),
      known: v.picklist(['answered', 'seen']),
      undo: v.nullable(v.number()),
      kept: v.array(v.string()),
    }),
    v.object({ is: v.picklist(['already', 'changed', 'impossible']), now: UserSchema }),
    v.object({ is: v.literal('guarded'), guards: v.array(v.object({ message: v.string() })) }),
  ]),
})

export type DeskCallName = keyof typeof reads | OperationName

export const deskCalls: Record<DeskCallName, DeskCall> = {
  ...reads,
  updateProfile: write('updateProfile'),
  changeRole: write('changeRole'),
  terminate: write('terminate'),
  reinstate: write('reinstate'),
  resetMfa: write('resetMfa'),
}
export const deskCallNames = Object.keys(deskCalls) as DeskCallName[]

export const isWrite = (name: DeskCallName): name is OperationName =>
  operationNames.some((operation) => operation === name)
