import { appName } from '../text/appName.ts'

/** Applies the saved color scheme, or that of the system, before Mantine does. Without it the outline has no colors. */
export function applyColorScheme() {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset.mantineColorScheme = savedScheme() ?? (isDark ? 'dark' : 'light')
}

/** The color scheme as Mantine saves it; null where it follows the system or the browser refuses storage. */
function savedScheme(): 'light' | 'dark' | null {
  try {
    const saved = localStorage.getItem(`${appName}-color-scheme`)
    return saved === 'light' || saved === 'dark' ? saved : null
  } catch {
    return null
  }
}
