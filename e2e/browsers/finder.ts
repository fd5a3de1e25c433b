import {
  computeAccessibleDescription,
  computeAccessibleName,
  getRole,
  isInaccessible,
} from 'dom-accessibility-api'

/*
 * Runs in the page: finds what is on it as assistive technology does. tab.ts sends it along with each question, so
 * nothing of it stays in the page.
 */

/** What is meant: by role, by accessible name (a RegExp between slashes, or the whole of it), by text in it. */
export interface Target {
  role: string
  name?: string
  text?: string
  within?: Target
}

/** What was found. */
export interface Seen {
  name: string
  description: string
  text: string
  /** What a field holds; empty for all else. */
  value: string
  checked: boolean
  /** By `aria-disabled`, as Roster disables what may be asked about. */
  disabled: boolean
  focused: boolean
}

/** All that are meant, in the order of the page. */
export function look(target: Target): Seen[] {
  return elementsOf(target).map((element) => ({
    name: computeAccessibleName(element),
    description: computeAccessibleDescription(element),
    text: textOf(element),
    value: 'value' in element ? String(element.value) : '',
    checked: 'checked' in element && element.checked === true,
    disabled: element.getAttribute('aria-disabled') === 'true',
    focused: element === document.activeElement,
  }))
}

/** The middle of the only one that is meant, brought into view; a sentence where it can't be pressed there. */
export function point(target: Target): { x: number; y: number } | string {
  const element = only(target)
  if (typeof element === 'string') return element
  element.scrollIntoView({ block: 'nearest' })
  const { left, top, width, height } = element.getBoundingClientRect()
  const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)]
  const hit = document.elementFromPoint(x, y)
  if (hit === null) return `${described(target)} lies outside of what is visible.`
  const pressed = element.contains(hit) || hit.closest('label')?.control === element
  return pressed
    ? { x, y }
    : `${described(target)} lies under <${hit.tagName.toLowerCase()} class="${hit.className}">.`
}

/** Marks all text of the field that has the focus, so that what is typed takes its place. */
export function selectAll() {
  const field = document.activeElement
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select()
}

/**
 * Chooses the option of this name; a sentence where that can't be done. By script, since the list of a select is drawn
 * by the system and not by the page.
 */
export function choose(target: Target, name: string): string | null {
  const select = only(target)
  if (typeof select === 'string') return select
  if (!(select instanceof HTMLSelectElement)) return `${described(target)} is no select.`
  const option = [...select.options].find(({ label }) => label === name)
  if (!option) return `${described(target)} has no option “${name}”.`
  select.value = option.value
  for (const event of ['input', 'change']) select.dispatchEvent(new Event(event, { bubbles: true }))
  return null
}

function only(target: Target): Element | string {
  const [element, another] = elementsOf(target)
  if (!element) return `There is no ${described(target)}.`
  return another ? `There is more than one ${described(target)}.` : element
}

function elementsOf(target: Target): Element[] {
  const roots = target.within ? elementsOf(target.within) : [document.body]
  return roots.flatMap((root) => [...root.querySelectorAll('*')].filter((element) => fits(element, target)))
}

function fits(element: Element, { role, name, text }: Target): boolean {
  return (
    roleOf(element) === role &&
    (text === undefined || textOf(element).includes(text)) &&
    (name === undefined || matches(computeAccessibleName(element), name)) &&
    element.checkVisibility({ visibilityProperty: true }) &&
    !isInaccessible(element)
  )
}

/** A password field has no role by the standard; it is read as a text field. */
function roleOf(element: Element): string | null {
  return element instanceof HTMLInputElement && element.type === 'password' ? 'textbox' : getRole(element)
}

function matches(name: string, wanted: string): boolean {
  return wanted.startsWith('/') ? new RegExp(wanted.slice(1, -1)).test(name) : name === wanted
}

function textOf(element: Element): string {
  return (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
}

function described({ role, name, text, within }: Target): string {
  const itself = [role, name && `“${name}”`, text && `with “${text}”`].filter(Boolean).join(' ')
  return within ? `${itself} in the ${described(within)}` : itself
}
