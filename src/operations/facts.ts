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

/** Labels of the facts. */
export const factLabels: Record<keyof Facts, string> = {
  id: 'ID',
  email: 'Email',
  firstName: 'First name',
  lastName: 'Last name',
  title: 'Title',
  roleId: 'Role',
  status: 'Status',
  createdDateTime: 'Created',
  lastActivityDateTime: 'Last activity',
}

/** Copies the facts of a person, without anything else that is known of them. */
export function factsOf(user: Facts): Facts {
  const { id, email, firstName, lastName, title, roleId, status, createdDateTime, lastActivityDateTime } =
    user
  return { id, email, firstName, lastName, title, roleId, status, createdDateTime, lastActivityDateTime }
}
