import { useState } from 'react'
import type { PlanState } from '../desk/plan/types.ts'
import { useCommands } from '../palette/useCommands.ts'
import { SoftButton } from '../ui/SoftButton.tsx'
import { ReceiptDialog } from './ReceiptDialog.tsx'

/** Button that opens the export dialog of a plan. */
export function ReceiptButton({ plan, name }: { plan: PlanState; name: 'Export plan' | 'Export receipt' }) {
  const [isOpen, setOpen] = useState(false)
  useCommands([{ section: 'here', name, keywords: 'download csv json', action: () => setOpen(true) }])
  return (
    <>
      <SoftButton variant="default" unavailable={false} onClick={() => setOpen(true)}>
        {name}
      </SoftButton>
      {isOpen && <ReceiptDialog plan={plan} title={name} onClose={() => setOpen(false)} />}
    </>
  )
}
