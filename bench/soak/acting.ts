import { isDeepStrictEqual } from 'node:util'
import { faults } from '../../src/demo/faults.ts'
import { roleIds } from '../../src/demo/roles.ts'
import { statusWords } from '../../src/operations/person.ts'
import type { OperationName } from '../../src/operations/operation.ts'
import type { UserResponse } from '../../src/demo/wire.ts'
import { type Admin, clickIfThere } from './admin.ts'

/** Outcome of a write, as the page tells it. */
type Said = 'done' | 'nothing' | 'unknown'

const dialogs = 'dialog[open]'

/** For each operation: its name, who it applies to, its input, and the expected person afterwards. */
const ways: Record<
  OperationName,
  { verb: string; on: string; give: (admin: Admin, user: UserResponse) => Promise<UserResponse> }
> = {
  updateProfile: {
    verb: 'Edit profile',
    on: 'ACTIVE',
    async give({ page, random }, user) {
      const title = `${random.pick(['Head', 'Keeper', 'Friend'])} of ${random.pick(['people', 'lists', 'keys'])} ${random.uuid().slice(0, 4)}`
      await page.getByRole('dialog').getByLabel('Title').fill(title)
      return { ...user, profile: { ...user.profile, title } }
    },
  },
  changeRole: {
    verb: 'Change role',
    on: 'ACTIVE',
    async give({ page }, user) {
      const role = user.roleId === roleIds.member ? 'admin' : 'member'
      await page.getByRole('dialog').getByLabel('Role').selectOption({ label: role })
      return { ...user, roleId: roleIds[role] }
    },
  },
  terminate: {
    verb: 'Terminate',
    on: 'ACTIVE',
    give: (_, user) => Promise.resolve({ ...user, profile: { ...user.profile, status: 'TERMINATED' } }),
  },
  reinstate: {
    verb: 'Reinstate',
    on: 'TERMINATED',
    give: (_, user) => Promise.resolve({ ...user, profile: { ...user.profile, status: 'ACTIVE' } }),
  },
  resetMfa: { verb: 'Reset MFA', on: 'ACTIVE', give: (_, user) => Promise.resolve(user) },
}

/** A person that the operation applies to. */
export const whomFor = (admin: Admin, operation: OperationName) => admin.pick(ways[operation].on)

/** Runs one of the five operations on the open person, and compares what the page says with the truth. */
export async function act(admin: Admin, operation: OperationName, before: UserResponse): Promise<Said> {
  const { page, api, button, pause } = admin
  const { verb, give } = ways[operation]
  await admin.dismiss()
  await pause()
  await admin.press(button(verb))
  const dialog = page.locator(dialogs)
  await dialog.waitFor()
  const after = await give(admin, before)
  await pause()
  admin.tempt(operation, before.id)
  const sent = api.writes.length
  await button(operation === 'updateProfile' ? 'Save' : verb, dialog).click()
  const said = await answer(admin, 'Nothing was changed.')
  await closeDialog(admin)
  judge(admin, verb, said, { before, after, sent, isSeen: operation !== 'resetMfa' })
  if (said !== 'unknown') await shows(admin, before.id)
  return said
}

/** Undoes what was just reported as done, as long as its message shows. */
export async function undo(admin: Admin, operation: OperationName, before: UserResponse) {
  const after = admin.api.user(before.id)
  await admin.pause()
  const inverse = { terminate: 'reinstate', reinstate: 'terminate' } as const
  const call = operation === 'terminate' || operation === 'reinstate' ? inverse[operation] : operation
  admin.tempt(call, before.id)
  const sent = admin.api.writes.length
  if (!(await clickIfThere(admin.button('Undo', admin.page.getByRole('status'))))) {
    if (await admin.outcome.isVisible()) throw new Error('What was done can’t be undone.')
    return
  }
  const said = await answer(admin, 'Not undone. Nothing was changed.')
  judge(admin, 'Undo', said, { before: after, after: before, sent, isSeen: true })
  await admin.dismiss()
}

/** Waits for the outcome of a write; signs in again after a 401, which means that nothing was done. */
async function answer(admin: Admin, nothing: string): Promise<Said> {
  const { alerts, outcome, signInPage } = admin
  const done = outcome.filter({ hasText: /^(Updated|Changed|Terminated|Reinstated|Reset|Undone\.)/ })
  const told = alerts.filter({ hasText: nothing })
  const open = alerts.filter({ hasText: /Roster can’t tell whether/ })
  await done.or(told).or(open).or(signInPage).first().waitFor({ timeout: 100_000 })
  if (await done.isVisible()) return 'done'
  if (admin.api.met.length === 0)
    throw new Error(`It says “${await alerts.first().innerText()}” of no fault.`)
  if (await signInPage.isVisible()) {
    await admin.giveToken()
    await admin.come(admin.button('Edit profile'))
    return 'nothing'
  }
  return (await told.isVisible()) ? 'nothing' : 'unknown'
}

/** Cancels a dialog that stayed open with what was typed. */
async function closeDialog({ page, button, pause }: Admin) {
  const dialog = page.locator(dialogs)
  await pause()
  if ((await dialog.count()) === 0) return
  await button('Cancel', dialog).click()
  const discard = button('Discard changes', dialog)
  if (await discard.isVisible()) await discard.click()
  await dialog.waitFor({ state: 'detached' })
}

interface Facts {
  before: UserResponse
  after: UserResponse
  /** Number of writes received before. */
  sent: number
  /** Whether the person shows the change. */
  isSeen: boolean
}

function judge({ api }: Admin, what: string, said: Said, { before, after, sent, isSeen }: Facts) {
  const now = api.user(before.id)
  const received = api.writes.slice(sent)
  const wrong = (how: string) =>
    new Error(
      `${what}: said is ${said}, but ${how}. ${JSON.stringify({ before, after, now, received, met: api.met })}`,
    )
  if (received.length > 1) throw wrong('more than one write was sent')
  // If the person can't show it, the injected fault tells.
  const isDone = isSeen ? isDeepStrictEqual(now, after) : api.met.every((fault) => faults[fault].done)
  if (said === 'done' && !(isDone && received.length === 1)) throw wrong('it was not done once')
  if (said === 'nothing' && isSeen && !isDeepStrictEqual(now, before)) throw wrong('it was done')
  if (said === 'unknown' && isSeen && api.met.length < 2) throw wrong('the person could be read')
}

/** Waits until the page shows the person's true state. */
export async function shows(admin: Admin, id: string) {
  const { profile, roleId } = admin.api.user(id)
  const access = admin.page.getByRole('region', { name: 'Access' })
  const role = Object.entries(roleIds).find(([, other]) => other === roleId)?.[0] ?? roleId
  await admin.come(
    access.filter({ hasText: `Role${role}` }).filter({ hasText: statusWords(profile.status ?? null) }),
  )
  await admin.come(
    admin.page.getByRole('region', { name: 'Profile' }).filter({ hasText: profile.title ?? 'Not set' }),
  )
}
