/** Texts of "Keyboard shortcuts". */

export const shortcutsTitle = 'Keyboard shortcuts'
export const everywhereTitle = 'On every page'
export const keyNames = {
  search: 'Search',
  palette: 'Open the command palette',
  users: 'Go to users',
  invitations: 'Go to invitations',
  plans: 'Go to plans',
  activity: 'Go to activity',
  shortcuts: 'Show keyboard shortcuts',
  lock: 'Lock Roster',
}
export const singleKeysOff = 'Single-key shortcuts are off. You can turn them on in Settings.'
export const singleKeysNote = 'Single keys don’t work while you type. You can turn them off in Settings.'

/** How a key is written on screen. */
export function keyLabel(key: string, isMac: boolean): string {
  const labels: Record<string, string> = {
    ArrowDown: '↓',
    ArrowUp: '↑',
    Shift: isMac ? '⇧' : 'Shift',
    Mod: isMac ? '⌘' : 'Ctrl',
  }
  return labels[key] ?? key
}
