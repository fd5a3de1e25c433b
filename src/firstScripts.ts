import { appShellScript, usersLoaderScript, usersPageScript } from './firstImports.ts'
import { partOf } from './ui/lazyPart.tsx'
import { lazyScript } from './ui/lazyScript.ts'

// The scripts of firstImports.ts as the routes use them, with React. They are loaded before someone signs in.

export const AppShell = partOf(appShellScript, 'page')
export const UsersPage = partOf(usersPageScript, 'page')
/** Rendered once the table's script is there, which has them. */
const unseenRowsScript = lazyScript(async () => {
  await UsersPage.load()
  const { warmUpRows } = await import('./users/warmUpRows.tsx')
  warmUpRows()
  return true
})

/** All of them, as a route preloads them. */
export const firstScripts = [AppShell, UsersPage, usersLoaderScript, unseenRowsScript]
