import type { Role } from '../api/schema.ts'
import type { OperationRequest } from './operation.ts'
import { roleName } from './person.ts'

/** What a reviewer decides about a person’s access. `unsure` changes nothing and is listed in the evidence. */
export type Decision = 'keep' | 'changeRole' | 'terminate' | 'unsure'

/** Labels of the decisions, in the order of the screen. */
export const decisionLabels: Record<Decision, string> = {
  keep: 'Keep',
  changeRole: 'Change role',
  terminate: 'Terminate',
  unsure: 'Not sure',
}

/** Formats a decision with its role: "Change role to member". */
export function decisionText(decision: Decision, roleId: string | null, roles: readonly Role[]): string {
  const label = decisionLabels[decision]
  return decision === 'changeRole' ? `${label} to ${roleName(roleId, roles)}` : label
}

/** Returns the operation that carries out a decision; null where nothing changes. */
export function requestOf(
  userId: string,
  decision: Decision,
  roleId: string | null,
): OperationRequest | null {
  if (decision === 'terminate') return { operation: 'terminate', userId, input: null }
  return decision === 'changeRole' && roleId !== null
    ? { operation: 'changeRole', userId, input: { roleId } }
    : null
}
