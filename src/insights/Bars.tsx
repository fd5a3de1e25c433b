import { type ReactNode, useState } from 'react'
import { Link } from '../routing/Link.tsx'
import { count } from '../text/count.ts'
import classes from './Insights.module.css'
import { moreRows, showAll } from './words.ts'
import layout from '../ui/Layout.module.css'
import quiet from '../ui/QuietButton.module.css'

/** One row of the table. */
export interface Bar {
  key: string
  label: ReactNode
  people: number
  /** Address of the list of these people. */
  to: string
  /** Whether it counts all time before or after the others, which its bar isn't measured against. */
  isOpen?: boolean
}

interface Props {
  /** What is counted, as the table's caption. */
  caption: string
  /** Head of the first column. */
  head: string
  bars: readonly Bar[]
  /** What the rows are, in the button that shows all of them. */
  what: string
}

/** Rows to show at first. Enough for a year of months and the open ends. */
const shortLength = 14

/** A distribution as a table with a bar in each row. Screen readers get the numbers alone. */
export function Bars({ caption, head, bars, what }: Props) {
  const [showsAll, setShowsAll] = useState(false)
  const measured = bars.some(({ isOpen }) => !isOpen) ? bars.filter(({ isOpen }) => !isOpen) : bars
  const largest = Math.max(1, ...measured.map(({ people }) => people))
  const shown = showsAll ? bars : bars.slice(0, shortLength)
  const left = bars.length - shown.length
  return (
    <div className={classes.chart}>
      <table className={classes.bars} data-what={what}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <td aria-hidden />
            <th scope="col">People</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, label, people, to, isOpen }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td aria-hidden>
                <svg
                  viewBox="0 0 100 8"
                  preserveAspectRatio="none"
                  className={classes.bar}
                  data-open={isOpen || undefined}
                  focusable="false"
                >
                  <rect width={people === 0 ? 0 : Math.max(0.5, (people / largest) * 100)} height="8" />
                </svg>
              </td>
              <td>
                <Link to={to}>{count(people)}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <>
          <button type="button" className={quiet.button} onClick={() => setShowsAll(true)}>
            {showAll(bars.length, what)}
          </button>
          <p className={layout.onPaper}>{moreRows(left)}</p>
        </>
      )}
    </div>
  )
}
