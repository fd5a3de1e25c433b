import type { KeyBinding, KeyGroup } from './bindings.ts'
import { showShellDialog } from './shellDialog.ts'
import { everywhereTitle, keyNames } from './words.ts'

/** Returns the link to a page in the main navigation; null where it has none. */
const linkTo = (path: string) =>
  document.querySelector<HTMLAnchorElement>(
    `nav[aria-label="Main"] a[href="${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}"]`,
  )

const goTo = (key: string, path: string, name: string): KeyBinding => ({
  keys: [`g ${key}`],
  name,
  applies: () => linkTo(path) !== null,
  run: () => linkTo(path)?.click(),
})

/** The search field of the page that is shown. */
const searchField = () => document.querySelector<HTMLInputElement>('main input[type=search]')

/** Keys that work on every page of a session. */
export const everywhere: KeyGroup = {
  title: everywhereTitle,
  isHere: () => document.querySelector('nav[aria-label="Main"]') !== null,
  bindings: [
    {
      keys: ['/'],
      name: keyNames.search,
      applies: () => searchField() !== null,
      run: () => searchField()?.select(),
    },
    { keys: ['Mod+k'], name: keyNames.palette, run: () => showShellDialog('palette') },
    goTo('u', '/users', keyNames.users),
    goTo('i', '/invitations', keyNames.invitations),
    goTo('p', '/plans', keyNames.plans),
    goTo('a', '/activity', keyNames.activity),
    // Listed only: the header listens itself, since it locks while a dialog is open too (shell/lockShortcut.ts).
    { keys: ['Shift+F8'], name: keyNames.lock, applies: () => false, run: () => {} },
    { keys: ['?'], name: keyNames.shortcuts, run: () => showShellDialog('shortcuts') },
  ],
}
