/** Roster’s logo: two people in a list. */
export function Logo({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="7" fill="var(--roster-primary)" />
      <g fill="#fff">
        <circle cx="9" cy="10" r="3" />
        <rect x="15" y="8.5" width="11" height="3" rx="1.5" />
        <g opacity=".55">
          <circle cx="9" cy="21" r="3" />
          <rect x="15" y="19.5" width="8" height="3" rx="1.5" />
        </g>
      </g>
    </svg>
  )
}
