import type { Role, User } from '../api/schema.ts'
import type { Access } from './access.ts'
import type { OperationName, OperationRequest } from './operation.ts'
import { operations } from './operations.ts'

// What an operation knows, asked with a request. In functions of their own, where a name and its input are one type.

/** Whether the person reads as if it had been done; null where reading can't tell. */
export function holds<Name extends OperationName>(
  { operation, input }: OperationRequest<Name>,
  user: User,
): boolean | null {
  return operations[operation].holds(user, input)
}

/** What the person will be. */
export function after<Name extends OperationName>(
  { operation, input }: OperationRequest<Name>,
  user: User,
): User {
  return operations[operation].after(user, input)
}

/** What takes it back, given the person as before; null where nothing does. */
export function inverse<Name extends OperationName>(
  { operation, input }: OperationRequest<Name>,
  before: User,
): OperationRequest | null {
  return operations[operation].inverse(before, input)
}

/** What it does to what the person can do. */
export function access<Name extends OperationName>(
  { operation, input }: OperationRequest<Name>,
  before: User,
  roles: readonly Role[],
): Access {
  return operations[operation].access(before, input, roles)
}
