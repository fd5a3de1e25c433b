import { useState } from 'react'
import type { PlanState } from '../desk/plan/types.ts'
import { SoftButton } from '../ui/SoftButton.tsx'
import { ReceiptDialog } from './ReceiptDialog.tsx'

/** Opens the dialog that makes a file of a plan. */
export function ReceiptButton({ plan, name }: { plan: PlanState; name: 'Export plan' | 'Export receipt' }) {
  const [isOpen, open] = useState(false)
  return (
    <>
      <SoftButton variant="default" unavailable={false} onClick={() => open(true)}>
        {name}
      </SoftButton>
      {isOpen && <ReceiptDialog plan={plan} title={name} onClose={() => open(false)} />}
    </>
  )
}
