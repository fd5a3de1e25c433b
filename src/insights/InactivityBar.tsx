import type { Insights } from '../desk/insights/types.ts'
import classes from './Insights.module.css'

/**
 * One bar of everyone who is not terminated, from active lately to inactive for longest, then never and unknown. It only
 * illustrates the figures beside it, so it is hidden from screen readers.
 */
export function InactivityBar({ insights }: { insights: Insights }) {
  const { current, figures } = insights
  const { inactive30, inactive90, inactive180, inactive365, never, unknownActivity } = figures
  const segments = [
    { name: 'Last 30 days', people: current - inactive30 - never - unknownActivity, tone: 0 },
    { name: '30+', people: inactive30 - inactive90, tone: 1 },
    { name: '90+', people: inactive90 - inactive180, tone: 2 },
    { name: '180+', people: inactive180 - inactive365, tone: 3 },
    { name: '365+', people: inactive365, tone: 4 },
    { name: 'Never', people: never, tone: 5 },
    { name: 'Unknown', people: unknownActivity, tone: 6 },
  ].filter(({ people }) => people > 0)
  let left = 0
  return (
    <div aria-hidden className={classes.inactivity}>
      <svg viewBox="0 0 1000 40" preserveAspectRatio="none" focusable="false">
        {segments.map(({ name, people, tone }) => {
          const x = left
          const width = (people / Math.max(1, current)) * 1000
          left += width
          return <rect key={name} x={x} width={width} height="40" data-tone={tone} />
        })}
      </svg>
      <ul>
        {segments.map(({ name, tone }) => (
          <li key={name}>
            <svg viewBox="0 0 10 10" focusable="false">
              <rect width="10" height="10" data-tone={tone} />
            </svg>
            {name}
          </li>
        ))}
      </ul>
    </div>
  )
}
