import { Link } from '../routing/Link.tsx'
import type { FigureName, Insights } from '../desk/insights/types.ts'
import { count } from '../text/count.ts'
import classes from './Insights.module.css'
import { figureLink } from './links.ts'
import { figureLabel } from './words.ts'

interface Props {
  insights: Insights
  names: readonly FigureName[]
}

/** Figures, each a link to the list of people that it counts. */
export function Figures({ insights, names }: Props) {
  const figures = names.map((name) => {
    const number = insights.figures[name]
    return { to: figureLink(name, insights), number, label: figureLabel(name, number) }
  })
  return <FigureLinks figures={figures} />
}

interface LinksProps {
  /** `label`: what is counted, after the number. */
  figures: readonly { to: string; number: number; label: string }[]
}

/** Numbers, each a link to the list of what it counts. */
export function FigureLinks({ figures }: LinksProps) {
  return (
    <ul className={classes.figures}>
      {figures.map(({ to, number, label }) => (
        <li key={to}>
          <Link to={to} className={classes.figure}>
            <strong>{count(number)}</strong> {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
