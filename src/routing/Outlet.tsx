import { useContext } from 'react'
import { OutletContext } from './pageContext.ts'

/** The place in a route's component where the route below it shows. */
export function Outlet() {
  return useContext(OutletContext)
}
