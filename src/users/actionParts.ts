import { OperationDialog } from './OperationDialog.tsx'
import { RowCommands } from './RowCommands.tsx'
import { RowMenu } from './RowMenu.tsx'

/** The parts that act on a person. They share one script because a menu soon opens a dialog. */
export const actionParts = { OperationDialog, RowCommands, RowMenu }
