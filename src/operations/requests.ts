import type { Role, User } from '../api/schema.ts'
import type { AccessChange } from './access.ts'
import type { OperationName, OperationRequest } from './operation.ts'
import { operations } from './operations.ts'

// The rules of an operation, applied to a request. Generic functions, so that a name and its input stay one type.

/** Whether the person already has what the request would set; null where that cannot be read. */
export function holds<Name extends OperationName>(
  { operation, input }: OperationRequest<Name>,
  user: User,
): boolean | null {
  return operations[operation].holds(user, input)
}

/** Returns the person as the request leaves them. */
export function after<Name extends OperationName>(
  { operation, input }: OperationRequest<Name>,
  user: User,
): User {
  return operations[operation].after(user, input)
}

/** Returns the request that undoes it, given the person before; null where there is none. */
export function inverse<Name extends OperationName>(
  { operation, input }: OperationRequest<Name>,
  before: User,
): OperationRequest | null {
  return operations[operation].inverse(before, input)
}

/** Returns how the request changes what the person may do. */
export function access<Name extends OperationName>(
  { operation, input }: OperationRequest<Name>,
  before: User,
  roles: readonly Role[],
): AccessChange {
  return operations[operation].access(before, input, roles)
}
