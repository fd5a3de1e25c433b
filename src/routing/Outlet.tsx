import { useContext } from 'react'
import { UNSAFE_RouteContext } from 'react-router'

/** The place in a route's component where the route below it shows. */
export function Outlet() {
  return useContext(UNSAFE_RouteContext).outlet
}
