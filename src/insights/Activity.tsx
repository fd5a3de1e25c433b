import type { Insights } from '../desk/insights/types.ts'
import { Bars } from './Bars.tsx'
import { Figures } from './Figures.tsx'
import { InactivityBar } from './InactivityBar.tsx'
import { monthBars } from './monthBars.ts'
import { Region } from './Region.tsx'
import { neverAndUnknown } from './words.ts'
import layout from '../ui/Layout.module.css'

/** How long people have been inactive, and when they were last active. */
export function Activity({ insights }: { insights: Insights }) {
  return (
    <Region name="Activity">
      <InactivityBar insights={insights} />
      <Figures
        insights={insights}
        names={[
          'neverFor14',
          'inactive365',
          'inactive180',
          'inactive90',
          'inactive30',
          'never',
          'unknownActivity',
        ]}
      />
      <p className={layout.hint}>{neverAndUnknown}</p>
      <Bars
        caption="Last activity by month"
        head="Month"
        what="months"
        bars={monthBars('activity', insights.activeByMonth)}
      />
    </Region>
  )
}
