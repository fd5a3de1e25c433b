import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import icons from './icons.svg'
import classes from './Menu.module.css'

export interface MenuItem {
  name: string
  /** Why the item is unavailable; null where it is available. */
  unavailable: string | null
  onChoose: () => void
  /** Name of a symbol in icons.svg. */
  icon?: string | undefined
  /** Whether it ends or deletes something. */
  isDangerous?: boolean | undefined
  /** Heading of the items that have the same one, one after another. */
  group?: string | undefined
}

export interface MenuHandle {
  /**
   * Gives the menu to a button, in the click that opens it: the browser then opens it as the button’s. `key` says which
   * one it is, for `items`.
   */
  give: (button: HTMLButtonElement, key: string) => void
}

interface Props {
  ref: Ref<MenuHandle>
  /** The items for a button, while its menu is open; null where the button has gone. */
  items: (key: string) => MenuItem[] | null
}

/**
 * One menu for many buttons, on the native popover: the browser positions it, closes it on Escape or a click outside,
 * and returns the focus. A menu for each of 250 buttons would cost a third of their table. Unavailable items stay
 * focusable and say why.
 */
export function Menu({ ref, items }: Props) {
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState<{ key: string; label: string } | null>(null)
  const key = useRef('')
  const shown = open && items(open.key)

  useImperativeHandle(ref, () => ({
    give(button, itsKey) {
      key.current = itsKey
      if (opener.current === button) return
      menu.current?.hidePopover()
      if (opener.current) opener.current.popoverTargetElement = null
      opener.current = button
      button.popoverTargetElement = menu.current
    },
  }))
  useEffect(() => {
    if (open !== null && shown === null) menu.current?.hidePopover()
  }, [open, shown])

  const onKeyDown = (event: KeyboardEvent) => {
    const menuItems = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const current = menuItems.findIndex((item) => item === document.activeElement)
    const last = menuItems.length - 1
    const target = { ArrowDown: current + 1, ArrowUp: current + last, Home: 0, End: last }[event.key]
    if (target !== undefined) {
      event.preventDefault()
      menuItems[target % menuItems.length]?.focus()
    } else if (event.key === 'Tab') menu.current?.hidePopover()
  }

  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={open?.label}
      className={classes.menu}
      onKeyDown={onKeyDown}
      onBeforeToggle={({ newState }) => {
        opener.current?.setAttribute('aria-expanded', String(newState === 'open'))
        // Render the items before the menu shows, so that the browser knows its size.
        if (newState === 'open') {
          const label = opener.current?.getAttribute('aria-label') ?? ''
          flushSync(() => setOpen({ key: key.current, label }))
        }
      }}
      onToggle={({ newState }) => {
        // Remove the items only after closing: the browser returns the focus from an item that still exists.
        if (newState === 'closed') setOpen(null)
        else menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
      }}
    >
      {grouped(shown ?? []).map(({ group, members }) => (
        <div
          key={members[0]?.name}
          role={group ? 'group' : 'none'}
          aria-label={group}
          className={classes.group}
        >
          {group && <div aria-hidden>{group}</div>}
          {members.map(({ name, icon, isDangerous, unavailable, onChoose }) => (
            <div key={name} role="none" className={classes.item} data-danger={isDangerous || undefined}>
              <button
                type="button"
                role="menuitem"
                tabIndex={-1}
                aria-disabled={unavailable !== null}
                aria-describedby={unavailable === null ? undefined : id + name}
                onClick={() => {
                  if (unavailable !== null) return
                  // Close first, so that the focus is on the button when a dialog opens and is returned there.
                  menu.current?.hidePopover()
                  onChoose()
                }}
              >
                {icon && (
                  <svg aria-hidden className={classes.icon}>
                    <use href={`${icons}#${icon}`} />
                  </svg>
                )}
                {name}
              </button>
              {unavailable !== null && <span id={id + name}>{unavailable}</span>}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

/** Puts neighbors with the same heading together. */
function grouped(items: MenuItem[]): { group: string | undefined; members: MenuItem[] }[] {
  const groups: { group: string | undefined; members: MenuItem[] }[] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last && last.group === item.group) last.members.push(item)
    else groups.push({ group: item.group, members: [item] })
  }
  return groups
}
