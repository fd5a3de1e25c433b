import type { InvitationName } from '../../operations/invitation.ts'
import { count } from '../../text/count.ts'

/* What the guards of invitations say. */

export const manyOwners = (people: number) => `${count(people)} people would become owners.`
export const everyoneElevated = (people: number) =>
  `All ${count(people)} people would become owners or admins.`
export const moreThanPeople = (invited: number, people: number) =>
  people === 1
    ? `You are inviting ${count(invited)} people, and the organization has 1 active person.`
    : `You are inviting ${count(invited)} people, and the organization has ${count(people)} active people.`
export const peopleNotRead =
  'You may be inviting more people than the organization has. Not everyone is loaded yet.'

/** Names the number that has to be typed: always ten or more. */
export const many: Record<InvitationName, (rows: number) => string> = {
  invite: (people) => `${count(people)} people outside the organization would get an email.`,
  resend: (people) => `${count(people)} people outside the organization would get another email.`,
  cancelInvitation: (rows) => `${count(rows)} invitations would stop working.`,
}
