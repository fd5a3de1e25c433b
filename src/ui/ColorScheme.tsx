import { useMantineColorScheme } from '@mantine/core'
import IconDeviceDesktop from '@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs'
import IconMoon from '@tabler/icons-react/dist/esm/icons/IconMoon.mjs'
import IconSun from '@tabler/icons-react/dist/esm/icons/IconSun.mjs'
import iconButton from './IconButton.module.css'

const schemes = { auto: 'light', light: 'dark', dark: 'auto' } as const
const names = { auto: 'as the system', light: 'light', dark: 'dark' }
const icons = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon }

/** Goes from the system's colour scheme to light to dark; remembered in the browser. */
export function ColorScheme() {
  // Mantine would write a <style> element to stop transitions, which the Content-Security-Policy forbids.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const Icon = icons[colorScheme]
  const label = `Color scheme: ${names[colorScheme]}`
  return (
    <button
      type="button"
      className={iconButton.button}
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(schemes[colorScheme])}
    >
      <Icon size={18} aria-hidden />
    </button>
  )
}
