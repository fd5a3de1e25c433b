import type { FormEvent, ReactNode } from 'react'
import { SoftButton } from './SoftButton.tsx'
import dialog from './Dialog.module.css'

interface Props {
  /** Whether nothing can be downloaded now, because a file is being made or something is loading. */
  unavailable: boolean
  onDownload: () => void
  onCancel: () => void
  /** What the file will contain, and the fields. */
  children: ReactNode
}

/** The form of a dialog that makes a file: its fields, then Cancel and Download. */
export function DownloadForm({ unavailable, onDownload, onCancel, children }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!unavailable) onDownload()
  }
  return (
    <form onSubmit={submit} className={dialog.form} noValidate>
      {children}
      <div className={dialog.buttons}>
        <SoftButton variant="default" unavailable={false} onClick={onCancel}>
          Cancel
        </SoftButton>
        <SoftButton type="submit" unavailable={unavailable}>
          Download
        </SoftButton>
      </div>
    </form>
  )
}
