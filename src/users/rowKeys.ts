import type { KeyBinding, KeyGroup } from '../keys/bindings.ts'
import { areSingleKeysOn } from '../keys/singleKeys.ts'
import type { KeyPress } from '../ui/shortcut.ts'
import { rowKeyNames } from './rowKeyWords.ts'
import { getSelection, setSelected } from './selection.ts'

/*
 * Keys of the users table. Its rows are plain elements without handlers: the keys move the focus over them, and press
 * their controls. A row takes the focus only by these keys, so Tab still goes from control to control.
 */

const table = 'table[aria-label="Users"]'

const rows = () => [
  ...document.querySelectorAll<HTMLTableRowElement>(`${table} > tbody > tr:not([aria-hidden])`),
]

/** The row that has the focus, or contains it. */
const rowOf = (element: Element | null) =>
  element?.closest<HTMLTableRowElement>(`${table} > tbody > tr`) ?? null
const currentRow = () => rowOf(document.activeElement)

/** The row that had the focus last. The keys continue from it when the focus is lost. */
let last: HTMLTableRowElement | null = null
/** The row where a range of Shift+arrow starts, and the row that it reaches. */
let range: { anchor: HTMLTableRowElement; end: HTMLTableRowElement } | null = null

function focusRow(row: HTMLTableRowElement) {
  row.tabIndex = -1
  row.focus()
  last = row
}

/** The id of the person in the row that has or contains the focus; null without one. */
export function focusedUserId(): string | null {
  const row = currentRow()
  return row && userIdOf(row)
}

/** Moves the focus to the row of a user, if it is shown. */
export function focusRowOf(userId: string) {
  const row = rows().find((one) => userIdOf(one) === userId)
  if (row) focusRow(row)
}

/**
 * The row `by` rows further. Without a focused row, the last one that had the focus, or else the first; the first from the
 * search field.
 */
function rowAt(by: number): HTMLTableRowElement | undefined {
  const all = rows()
  const current = currentRow()
  if (current === null) return all.find((row) => row === last && !isSearch(document.activeElement)) ?? all[0]
  return all[all.indexOf(current) + by]
}

const isSearch = (target: EventTarget | null) => (target as Element).matches('main input[type=search]')

function move(by: number) {
  const row = rowAt(by)
  if (row) focusRow(row)
}

/** The id of the person in a row, from the link to their page. */
function userIdOf(row: HTMLTableRowElement): string {
  return row.querySelector('a')?.pathname.split('/').at(-1) ?? ''
}

/** Selects the rows from where Shift was pressed first to the next one. Going back takes them out again. */
function extend(by: number) {
  const all = rows()
  const from = currentRow()
  const to = rowAt(by)
  if (from === null || to === undefined) return
  const { anchor } = range?.end === from && all.includes(range.anchor) ? range : { anchor: from }
  const between = (end: HTMLTableRowElement) => {
    const [first, second] = [all.indexOf(anchor), all.indexOf(end)].toSorted((a, b) => a - b)
    return all.slice(first, (second ?? 0) + 1).map(userIdOf)
  }
  const wanted = between(to)
  const dropped = between(from).filter((id) => !wanted.includes(id) && getSelection().ids.has(id))
  if (dropped.length > 0) setSelected(dropped, false)
  setSelected(wanted, true)
  focusRow(to)
  range = { anchor, end: to }
}

/** Arrows scroll the page, unless the focus is in the table, or nowhere while single keys are on. */
const isInTable = (_: string, { target }: KeyPress) => rowOf(target as Element | null) !== null
const isOnRow = (_: string, { target }: KeyPress) => target !== null && target === rowOf(target as Element)
/** The space bar means something else on the other controls of a row. */
const isOnRowOrLink = (key: string, event: KeyPress) =>
  isOnRow(key, event) || (isInTable(key, event) && (event.target as Element).matches('a'))
const hasRow = () => currentRow() !== null

const printButton = () => document.querySelector<HTMLElement>('main button[data-print]')

const press = (selector: string) => () => currentRow()?.querySelector<HTMLElement>(selector)?.click()

const movement = (by: 1 | -1, keys: [letter: string, arrow: string], name: string): KeyBinding => ({
  keys,
  name,
  repeats: true,
  inFields: true,
  applies: (key, event) =>
    key === keys[0] || isInTable(key, event) || isNowhere(event) || (by > 0 && isSearch(event.target)),
  run: () => move(by),
})

const isNowhere = ({ target }: KeyPress) => target === document.body && areSingleKeysOn()

const extension = (by: 1 | -1, key: string, name: string): KeyBinding => ({
  keys: [key],
  name,
  repeats: true,
  applies: isInTable,
  run: () => extend(by),
})

/** Keys of the users table. */
export const rowKeys: KeyGroup = {
  title: rowKeyNames.title,
  isHere: () => document.querySelector(table) !== null,
  bindings: [
    movement(1, ['j', 'ArrowDown'], rowKeyNames.next),
    movement(-1, ['k', 'ArrowUp'], rowKeyNames.previous),
    { keys: ['Enter'], name: rowKeyNames.open, applies: isOnRow, run: press('a') },
    {
      keys: ['Space'],
      name: rowKeyNames.preview,
      applies: isOnRowOrLink,
      run: press('button:not([aria-haspopup])'),
    },
    { keys: ['x'], name: rowKeyNames.select, applies: hasRow, run: press('input') },
    extension(1, 'Shift+ArrowDown', rowKeyNames.extendDown),
    extension(-1, 'Shift+ArrowUp', rowKeyNames.extendUp),
    {
      keys: ['Mod+p'],
      name: rowKeyNames.print,
      applies: () => printButton() !== null,
      run: () => printButton()?.click(),
    },
    { keys: ['.'], name: rowKeyNames.menu, applies: hasRow, run: press('button[aria-haspopup=menu]') },
  ],
}
