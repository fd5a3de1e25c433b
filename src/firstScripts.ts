import { lazyPart } from './ui/lazyPart.tsx'
import { lazyScript } from './ui/lazyScript.ts'

// The scripts of the first page of a session, which are loaded before someone signs in.

export const AppShell = lazyPart(async () => (await import('./shell/AppShell.tsx')).AppShell, 'page')
export const UsersPage = lazyPart(async () => (await import('./users/UsersPage.tsx')).UsersPage, 'page')
/** In the table's script. With it, the people are requested as soon as someone has signed in. */
export const usersLoaderScript = lazyScript(async () => (await import('./users/usersLoader.ts')).usersLoader)
/** Rendered once the table's script is there, which has them. */
const unseenRowsScript = lazyScript(async () => {
  await UsersPage.load()
  const { warmUpRows } = await import('./users/warmUpRows.tsx')
  warmUpRows()
  return true
})

/** All of them, as a route preloads them. */
export const firstScripts = [AppShell, UsersPage, usersLoaderScript, unseenRowsScript]
