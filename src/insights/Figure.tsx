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
  return (
    <ul className={classes.figures}>
      {names.map((name) => (
        <li key={name}>
          <Link to={figureLink(name, insights)} className={classes.figure}>
            <strong>{count(insights.figures[name])}</strong> {figureLabel(name, insights.figures[name])}
          </Link>
        </li>
      ))}
    </ul>
  )
}
