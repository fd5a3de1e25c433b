/** Texts about the keys of the users table. */
export const rowKeyNames = {
  title: 'In the users table',
  next: 'Next person',
  previous: 'Previous person',
  open: 'Open the person',
  preview: 'Preview the person',
  select: 'Select or clear the person',
  extendDown: 'Extend the selection down',
  extendUp: 'Extend the selection up',
  menu: 'Open the actions menu',
  print: 'Print the list',
}
