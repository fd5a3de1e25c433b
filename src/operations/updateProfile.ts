import type { Inputs, Operation } from './operation.ts'

/** The profile fields that can be edited, in the order of the form. */
export const profileFields = ['firstName', 'lastName', 'title'] as const

/** Paths of the profile in `User.unread`. Where one of them is unread, the profile cannot be compared. */
const profilePaths = new Set(['profile', ...profileFields.map((field) => `profile.${field}`)])

/** Writes first name, last name and title. */
export const updateProfile: Operation<'updateProfile'> = {
  verb: 'Edit profile',
  heading: (people) => `Edit the profile of ${people}`,
  permission: 'can_manage_users',
  consequence: (name) => `Everyone sees the new profile of ${name}.`,
  done: (name) => `Updated the profile of ${name}.`,
  unavailable: () => null,
  holds: (user, input) =>
    user.unread.some((path) => profilePaths.has(path))
      ? null
      : profileFields.every((field) => (user[field] ?? '') === (input[field] ?? '')),
  dependsOn: profileFields,
  writes: profileFields,
  after: (user, { firstName, lastName, title }) => ({ ...user, firstName, lastName, title }),
  inverse: ({ id, firstName, lastName, title }) => ({
    operation: 'updateProfile',
    userId: id,
    input: { firstName, lastName, title },
  }),
  irreversible: null,
  access: () => 'same',
}

/**
 * Converts the form’s texts to the operation’s input. Trims a text that was edited, and turns an empty one into null
 * (clears the field). Any other field keeps the value of the person, with its blanks: it was not touched.
 */
export function profileInput(
  draft: Record<(typeof profileFields)[number], string>,
  user: Inputs['updateProfile'],
): Inputs['updateProfile'] {
  const valueOf = (field: (typeof profileFields)[number]) =>
    draft[field] === (user[field] ?? '') ? user[field] : draft[field].trim() || null
  return { firstName: valueOf('firstName'), lastName: valueOf('lastName'), title: valueOf('title') }
}
