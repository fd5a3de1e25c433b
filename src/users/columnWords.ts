// Texts of the handles that change the widths of columns; loaded when the pointer or the focus comes to the headers.

/** Names the handle of a column. */
export const columnWidth = (column: string) => `Width of ${column}`

export const widthHint = 'Drag to change the width. Double-click to reset it.'
