import type { User } from '../api/schema.ts'

/** What a review or a snapshot keeps of a person: everything that a decision rests on. Dates are ISO 8601. */
export type Facts = Pick<
  User,
  | 'id'
  | 'email'
  | 'firstName'
  | 'lastName'
  | 'title'
  | 'roleId'
  | 'status'
  | 'createdDateTime'
  | 'lastActivityDateTime'
>

/** Copies the facts of a person, without anything else that is known of them. */
export function factsOf(user: Facts): Facts {
  const { id, email, firstName, lastName, title, roleId, status, createdDateTime, lastActivityDateTime } =
    user
  return { id, email, firstName, lastName, title, roleId, status, createdDateTime, lastActivityDateTime }
}
