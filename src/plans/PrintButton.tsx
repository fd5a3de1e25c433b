import { useCommands } from '../palette/useCommands.ts'
import { Button } from '../ui/Button.tsx'

/** Button that prints the plan with its rows. */
export function PrintButton({ onPrint }: { onPrint: () => void }) {
  useCommands([{ section: 'here', name: 'Print', action: onPrint }])
  return (
    <Button variant="default" onClick={onPrint}>
      Print
    </Button>
  )
}
