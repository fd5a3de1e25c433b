import { preferences } from '../preferences/preferences.ts'

/**
 * Whether shortcuts of a single character may do something (WCAG 2.1.4). People who speak to their computer turn them
 * off, since words would press them.
 */
export function areSingleKeysOn(): boolean {
  return preferences().singleKeys
}
