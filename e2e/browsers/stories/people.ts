import { strict as assert } from 'node:assert'
import { roleIds } from '../../../src/demo/roles.ts'
import type { Tab } from '../tab.ts'
import {
  alertDialog,
  button,
  dialog,
  field,
  heading,
  names,
  navigation,
  rowOf,
  select,
  signIn,
  someone,
  type Stage,
  type Story,
  writes,
} from './story.ts'

/** Signs in at the first person of this status; gives the tab, the person, and what is written from then on. */
async function openPerson({ open, organization }: Stage, status: 'ACTIVE' | 'TERMINATED') {
  const org = await organization({ people: 60 })
  const person = someone(org, status)
  const tab = await open()
  await signIn(tab, org.token, `/users/${person.id}`)
  await tab.see(heading(person.name))
  return { tab, person, written: () => writes(org), path: `/organizations/users/${person.id}` }
}

/** What happened is told, and the dialog is gone. */
async function seeOutcome(tab: Tab, text: string) {
  await tab.see({ role: 'status', text })
  for (const role of ['dialog', 'alertdialog']) await tab.seeAll({ role }, 0)
}

export const people: Story[] = [
  {
    name: 'page through',
    async play({ open, organization }) {
      const { token, users } = await organization({ people: 613 })
      const tab = await open()
      await signIn(tab, token)
      const pages = navigation('Pages')
      assert((await tab.see(button('Previous page', pages))).disabled)
      await tab.click(button('Next page', pages))
      await tab.see({ ...pages, text: '21–40 of 613' })
      await tab.seeAddress('/users?page=2')
      await tab.see(rowOf(users[20]?.email ?? ''))
      await tab.write(field('Page', pages), '31')
      await tab.press('Enter')
      await tab.see({ ...pages, text: '601–613 of 613' })
      await tab.choose(select('Rows per page'), '100')
      await tab.see({ ...pages, text: '601–613 of 613' })
      await tab.seeAddress('/users?page=7&size=100')
      await tab.back()
      await tab.seeAddress('/users?page=31')
      await tab.seeAll(names, 13)
    },
  },
  {
    name: 'search',
    async play({ open, organization }) {
      const org = await organization({ people: 137 })
      const { email, name } = someone(org, 'TERMINATED')
      const tab = await open()
      await signIn(tab, org.token)
      const box = { role: 'searchbox', name: 'Search users' }
      await tab.write(box, email.toUpperCase())
      assert.deepEqual(
        (await tab.seeAll(names, 1)).map(({ text }) => text),
        [name],
      )
      await tab.seeAddress(`/users?q=${encodeURIComponent(email.toUpperCase())}`)
      await tab.click(button('/^Status: /'))
      await tab.click({ role: 'option', name: 'Active (0)', within: { role: 'listbox', name: 'Status' } })
      await tab.see(heading('No matches'))
      await tab.click(box)
      await tab.press('Escape')
      await tab.seeAddress('/users?status=ACTIVE')
      await tab.seeAll(names, 20)
      await tab.click(button('Clear filters'))
      await tab.click(button('Name'))
      await tab.seeAddress('/users?sort=name')
      await tab.see({ ...navigation('Pages'), text: '1–20 of 137' })
    },
  },
  {
    name: 'edit profile',
    async play(stage) {
      const { tab, written, path } = await openPerson(stage, 'ACTIVE')
      await tab.click(button('Edit profile'))
      const form = dialog('Edit profile')
      assert((await tab.see(button('Save', form))).disabled, 'There is nothing to save yet.')
      await tab.write(field('First name', form), 'Zażółć')
      await tab.write(field('Title', form), 'Größte Überraschung 🦊')
      await tab.press('Escape')
      await tab.click(button('Keep editing', form))
      await tab.click(button('Save', form))
      await seeOutcome(tab, 'Updated the profile of Zażółć')
      assert((await tab.see(button('Edit profile'))).focused, 'The focus did not come back.')
      const [write, ...others] = await written()
      assert.deepEqual(others, [])
      assert.deepEqual(
        { ...write, body: { ...Object(write?.body), lastName: '' } },
        {
          method: 'PUT',
          path: `${path}/profile`,
          body: { firstName: 'Zażółć', lastName: '', title: 'Größte Überraschung 🦊' },
        },
      )
    },
  },
  {
    name: 'change role, by the row’s menu',
    async play({ open, organization }) {
      const org = await organization({ people: 60 })
      const { id, email, name, roleId } = someone(org, 'ACTIVE')
      const role = roleId === roleIds.admin ? 'member' : 'admin'
      const tab = await open()
      await signIn(tab, org.token, '/users?size=100')
      await tab.click(button(`Actions for ${name}`, rowOf(email)))
      await tab.click({ role: 'menuitem', name: 'Change role' })
      const form = dialog('Change role')
      await tab.choose(select('Role', form), role)
      await tab.click(button('Change role', form))
      await seeOutcome(tab, `Changed the role of ${name} to ${role}.`)
      await tab.see({ role: 'cell', text: role, within: rowOf(email) })
      assert.deepEqual(await writes(org), [
        { method: 'PUT', path: `/organizations/users/${id}/role`, body: { roleId: roleIds[role] } },
      ])
    },
  },
  {
    name: 'terminate',
    async play(stage) {
      const { tab, person, written, path } = await openPerson(stage, 'ACTIVE')
      await tab.click(button('Terminate'))
      const confirm = alertDialog(`Terminate ${person.name}?`)
      await tab.see({ ...confirm, text: 'immediately loses access to the organization' })
      await tab.press('Escape')
      await tab.seeAll(confirm, 0)
      assert.deepEqual(await written(), [])
      await tab.click(button('Terminate'))
      await tab.click(button('Terminate', confirm))
      await seeOutcome(tab, `Terminated ${person.name}.`)
      const { disabled, description } = await tab.see(button('Terminate'))
      assert(disabled)
      assert.equal(description, 'Already terminated.')
      assert.deepEqual(await written(), [{ method: 'POST', path: `${path}/terminate`, body: null }])
    },
  },
  {
    name: 'reinstate',
    async play(stage) {
      const { tab, person, written, path } = await openPerson(stage, 'TERMINATED')
      await tab.click(button('Reinstate'))
      const form = dialog(`Reinstate ${person.name}?`)
      await tab.choose(select('Role', form), 'member')
      await tab.click(button('Reinstate', form))
      await seeOutcome(tab, `Reinstated ${person.name} as member`)
      assert.equal((await tab.see(button('Terminate'))).disabled, false)
      assert.deepEqual(await written(), [
        { method: 'POST', path: `${path}/reinstate`, body: { roleId: roleIds.member } },
      ])
    },
  },
  {
    name: 'reset MFA',
    async play(stage) {
      const { tab, person, written, path } = await openPerson(stage, 'ACTIVE')
      await tab.click(button('Reset MFA'))
      const confirm = alertDialog(`Reset MFA for ${person.name}?`)
      await tab.see({ ...confirm, text: 'can’t be undone' })
      await tab.click(button('Reset MFA', confirm))
      await seeOutcome(tab, `Reset MFA for ${person.name}.`)
      assert.deepEqual(await written(), [{ method: 'POST', path: `${path}/reset-mfa`, body: null }])
    },
  },
]
