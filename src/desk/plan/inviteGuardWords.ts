import type { InvitationName } from '../../operations/invitation.ts'

/* What the guards of invitations say. */

export const manyOwners = (count: number) => `${count} people would become owners.`
export const everyoneElevated = (count: number) => `All ${count} people would become owners or admins.`
export const moreThanPeople = (invited: number, people: number) =>
  people === 1
    ? `You are inviting ${invited} people, and the organization has 1 active person.`
    : `You are inviting ${invited} people, and the organization has ${people} active people.`
export const peopleNotRead =
  'You may be inviting more people than the organization has. Not everyone is loaded yet.'

/** Names the number that has to be typed: always ten or more. */
export const many: Record<InvitationName, (count: number) => string> = {
  invite: (count) => `${count} people outside of the organization would get an email.`,
  resend: (count) => `${count} people outside of the organization would get another email.`,
  cancelInvitation: (count) => `${count} invitations would stop working.`,
}
