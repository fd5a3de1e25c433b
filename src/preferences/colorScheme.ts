import { appName } from '../text/appName.ts'
import { canStore } from '../desk/port/storageAccess.ts'
import { createListeners } from '../ui/createListeners.ts'

/** The color scheme that was chosen; `auto` follows the system. */
export type ColorScheme = 'auto' | 'light' | 'dark'

const storageKey = `${appName}-color-scheme`
const systemIsDark = matchMedia('(prefers-color-scheme: dark)')
const listeners = createListeners()
let current = load()

/** Returns the chosen color scheme. */
export function colorScheme(): ColorScheme {
  return current
}

/** Subscribes to changes in this tab and others, for `useSyncExternalStore`. */
export const subscribeColorScheme = listeners.subscribe

/** Changes the color scheme and saves it. */
export function setColorScheme(scheme: ColorScheme) {
  try {
    localStorage.setItem(storageKey, scheme)
  } catch {
    // Storage is blocked or full: the choice lasts until the page is closed.
  }
  apply(scheme)
}

/**
 * Shows the page in the chosen color scheme, and follows later choices, other tabs and the system. Called before anything
 * is rendered, so that nothing is painted in the wrong one.
 */
export function startColorScheme() {
  apply(current)
  systemIsDark.addEventListener('change', () => apply(current))
  addEventListener('storage', ({ key }) => {
    if (key === storageKey || key === null) apply(load())
  })
  // A page in the back-forward cache gets no events.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && canStore) apply(load())
  })
}

function apply(scheme: ColorScheme) {
  current = scheme
  const isDark = scheme === 'dark' || (scheme === 'auto' && systemIsDark.matches)
  document.documentElement.dataset.colorScheme = isDark ? 'dark' : 'light'
  listeners.notify()
}

/** Loads the saved choice: `auto` where it is missing or invalid. */
function load(): ColorScheme {
  try {
    const saved = localStorage.getItem(storageKey)
    return saved === 'light' || saved === 'dark' ? saved : 'auto'
  } catch {
    return 'auto'
  }
}
