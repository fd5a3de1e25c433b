// Texts of the handles that change the widths of columns; loaded when the pointer or the focus comes to the headers, or with the columns dialog.

/** Names the handle of a column. */
export const columnWidth = (column: string) => `Width of ${column}`

export const widthHint = 'Drag to change the width. Double-click to reset it.'

/** Names the buttons of the columns dialog that change a width. */
export const narrower = (column: string) => `Make ${column} narrower`
export const wider = (column: string) => `Make ${column} wider`
