import { lazyScript } from './ui/lazyScript.ts'

/*
 * The scripts of the first page of a session, without React, because the boot script loads them. The routes share what it
 * loaded (firstScripts.ts): a further `import()` of a script that is there takes the browser two tasks, which on a slow
 * computer wait until it has written its code cache.
 */

export const appShellScript = lazyScript(async () => (await import('./shell/AppShell.tsx')).AppShell)
export const usersPageScript = lazyScript(async () => (await import('./users/UsersPage.tsx')).UsersPage)
/** In the table's script. With it, the people are requested as soon as someone has signed in. */
export const usersLoaderScript = lazyScript(async () => (await import('./users/usersLoader.ts')).usersLoader)
