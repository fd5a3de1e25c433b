import { useRef, useState } from 'react'
import type { MenuHandle } from '../ui/Menu.tsx'

/** The menu of the rows, which is rendered when the first one is opened. */
export function useMenuOnDemand() {
  const [isMenuWanted, setIsMenuWanted] = useState(false)
  const handle = useRef<MenuHandle>(null)
  /** The button that was clicked before there was a menu. */
  const waiting = useRef<HTMLButtonElement>(null)
  return {
    isMenuWanted,
    onMenu: (current: MenuHandle | null) => {
      handle.current = current
      // Not before the first click has ended: it would close again what this one opens.
      if (current) setTimeout(() => waiting.current?.click())
    },
    giveMenu: (button: HTMLButtonElement, userId: string) => {
      waiting.current = handle.current ? null : button
      if (handle.current) handle.current.give(button, userId)
      else setIsMenuWanted(true)
    },
    /** Called where the script of the menu could not be loaded. */
    dismissMenu: () => setIsMenuWanted(false),
  }
}
