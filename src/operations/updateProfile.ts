import type { Inputs, Operation } from './operation.ts'

/** The profile's fields as they are edited, in the order of the form. */
export const profileFields = ['firstName', 'lastName', 'title'] as const

/** Where a person has something that can't be read, it can't be told whether it is what was asked for. */
const unreadable = new Set(['profile', ...profileFields.map((field) => `profile.${field}`)])

export const updateProfile: Operation<'updateProfile'> = {
  verb: 'Edit profile',
  heading: (people) => `Edit the profile of ${people}`,
  permission: 'can_manage_users',
  consequence: (who) => `The profile of ${who} changes for everyone who sees it.`,
  done: (who) => `Updated the profile of ${who}.`,
  unavailable: () => null,
  holds: (user, input) =>
    user.unread.some((path) => unreadable.has(path))
      ? null
      : profileFields.every((field) => (user[field] ?? '') === (input[field] ?? '')),
  touches: profileFields,
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

/** What the form's texts mean: space around them is not meant, and an empty one clears the field. */
export function profileInput(draft: Record<(typeof profileFields)[number], string>): Inputs['updateProfile'] {
  const meant = (text: string) => text.trim() || null
  return { firstName: meant(draft.firstName), lastName: meant(draft.lastName), title: meant(draft.title) }
}
