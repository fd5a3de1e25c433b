import { useServedSettings } from './useServedSettings.ts'

/** The organization's name and where to get help, as the server gives them. Renders nothing without either. */
export function ServedHelp({ className = '' }: { className?: string }) {
  const settings = useServedSettings()
  const { organization = null, support = null } = settings ?? {}
  if (organization === null && support === null) return null
  return (
    <p className={className}>
      {organization !== null && <bdi translate="no">{organization}</bdi>}
      {organization !== null && support !== null && ' · '}
      {support !== null && (
        <>
          Need help?{' '}
          <a
            href={support.startsWith('https://') ? support : `mailto:${support}`}
            rel="noreferrer"
            translate="no"
          >
            {support}
          </a>
        </>
      )}
    </p>
  )
}
