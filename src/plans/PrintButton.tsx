import { Button } from '../ui/Button.tsx'

/** Button that prints the plan with its rows. */
export function PrintButton({ onPrint }: { onPrint: () => void }) {
  return (
    <Button variant="default" onClick={onPrint}>
      Print
    </Button>
  )
}
