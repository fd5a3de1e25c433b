import type { OperationRequest } from '../../operations/operation.ts'
import { isTerminated, type Pair } from './compare.ts'

/** Returns the request that gives a person the role and status of the earlier snapshot; null if there is none. */
export function putBackRequest({ before, after }: Pair): OperationRequest | null {
  if (before === null || after === null) return null
  const userId = before.id
  const [was, is] = [isTerminated(before), isTerminated(after)]
  if (was) return is ? null : { operation: 'terminate', userId, input: null }
  const { roleId } = before
  if (roleId === null) return null
  if (is) return { operation: 'reinstate', userId, input: { roleId } }
  return roleId === after.roleId ? null : { operation: 'changeRole', userId, input: { roleId } }
}
