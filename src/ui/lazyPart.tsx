import { type ComponentType, type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { useRouter } from '../routing/useRouter.ts'
import { CloseButton } from './CloseButton.tsx'
import { Failure } from './Failure.tsx'
import { type LazyScript, lazyScript } from './lazyScript.ts'
import { isOutdated } from './scriptFault.ts'
import classes from './StatusMessage.module.css'

/**
 * Where a failed part shows its failure. `inline`: in its place. `line`: there, in one line. `dialog`: above the page.
 * `page`: as the whole page. `none`: nowhere, because the page is complete without it.
 */
type Size = 'inline' | 'line' | 'dialog' | 'page' | 'none'

/**
 * Creates a component whose script is loaded when it first shows, or by `load`. If that fails, the failure takes no
 * more room than the part, and "Try again" loads it again: the rest of the page stays, with all that was typed.
 */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  size: Size = 'inline',
  fallback?: ReactNode,
) {
  return partOf(lazyScript(load), size, fallback)
}

/** As `lazyPart`, for a script that something else may load as well. */
export function partOf<P extends object>(
  script: LazyScript<ComponentType<P>>,
  size: Size,
  fallback: ReactNode = null,
) {
  const { isLoaded } = script
  function Part(props: P) {
    const { value: Component, error } = useSyncExternalStore(script.subscribe, script.current, script.current)
    useEffect(() => void script.load(), [])
    if (Component) return <Component {...props} />
    if (error === undefined || size === 'none') return fallback
    const failure = { error, load: script.load, isLoaded }
    if (size === 'page') return <PageFailure {...failure} />
    if (size === 'dialog') return <DialogFailure {...failure} {...props} />
    return (
      <div className={size === 'line' ? classes.line : undefined}>
        <Failure error={error} onRetry={retry(failure)} />
      </div>
    )
  }
  return Object.assign(Part, { load: script.load, isLoaded })
}

interface FailureProps {
  error: Error
  load: () => Promise<void>
  isLoaded: () => boolean
}

/** A file that a new version has replaced comes back only with that version. */
const retry =
  ({ error, load, isLoaded }: FailureProps, onLoaded?: () => void) =>
  () => {
    if (isOutdated(error)) location.reload()
    else void load().then(() => isLoaded() && onLoaded?.())
  }

function PageFailure(failure: FailureProps) {
  const { reload } = useRouter()
  return (
    <div>
      <title>Roster</title>
      {/* The page's loader may be in the same script. */}
      <Failure error={failure.error} onRetry={retry(failure, reload)} />
    </div>
  )
}

/** Shows above the page, and has the focus, as the dialog would. */
function DialogFailure({ onClose, ...failure }: FailureProps & { onClose?: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    box.current?.querySelector('button')?.focus()
    return () => {
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  return (
    <div className={classes.place}>
      <div ref={box} className={classes.box} data-shown="failure">
        <Failure error={failure.error} onRetry={retry(failure)} />
        <CloseButton aria-label="Dismiss message" onClick={onClose} />
      </div>
    </div>
  )
}
