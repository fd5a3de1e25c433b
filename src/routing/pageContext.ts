import { createContext, type ReactNode } from 'react'
import type { Shown } from './router.ts'

/** The page that is shown, for the hooks in usePage.ts. */
export const PageContext = createContext<Shown | null>(null)

/** What the route below shows. */
export const OutletContext = createContext<ReactNode>(null)
