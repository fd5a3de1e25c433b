import { useRef, useState } from 'react'
import type { MenuHandle } from '../ui/Menu.tsx'

/** State of the rows’ one menu, which is rendered when it is first opened. */
export function useMenuOnDemand() {
  const [isMenuWanted, setIsMenuWanted] = useState(false)
  const handle = useRef<MenuHandle>(null)
  /** The button that was clicked before there was a menu. */
  const waiting = useRef<HTMLButtonElement>(null)
  return {
    isMenuWanted,
    /** The ref of the menu. */
    onMenu: (current: MenuHandle | null) => {
      handle.current = current
      // Not before the first click has ended: it would close again what this one opens.
      if (current) setTimeout(() => waiting.current?.click())
    },
    /** Called when a row's button was clicked: the menu, if there is one, now belongs to it and this person. */
    giveMenu: (button: HTMLButtonElement, userId: string) => {
      waiting.current = handle.current ? null : button
      if (handle.current) handle.current.give(button, userId)
      else setIsMenuWanted(true)
    },
    /** Called where the script of the menu could not be loaded. */
    dismissMenu: () => setIsMenuWanted(false),
  }
}
