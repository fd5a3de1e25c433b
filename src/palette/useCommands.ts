import { useEffect } from 'react'
import { addCommands, type Command } from './commands.ts'

/** Adds a component's commands to the palette while it is shown. */
export function useCommands(commands: Command[] | (() => Command[])) {
  useEffect(() => addCommands(typeof commands === 'function' ? commands : () => commands))
}
