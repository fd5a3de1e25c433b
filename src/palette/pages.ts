import type { Command } from './commands.ts'
import { pageKeywords, pageNames } from './words.ts'

/** The keys that lead to a page (keys/everywhere.ts). */
const pageKeys: Record<string, string> = {
  '/users': 'g u',
  '/invitations': 'g i',
  '/plans': 'g p',
  '/activity': 'g a',
}

/** The pages: those of the main navigation, and those that only other pages link to. */
export function pageCommands(): Command[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('nav[aria-label="Main"] a')]
  const main = links.map(({ textContent: name, pathname }) => ({
    name,
    action: `/${pathname.slice(import.meta.env.BASE_URL.length)}`,
  }))
  const others = Object.entries(pageNames).map(([action, name]) => ({ name, action }))
  return [...main, ...others].map(({ name, action }) => ({
    section: 'pages',
    name,
    keywords: pageKeywords[action] ?? '',
    keys: pageKeys[action],
    action,
  }))
}
