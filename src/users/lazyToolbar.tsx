import { lazyPart } from '../ui/lazyPart.tsx'
import classes from './UsersPage.module.css'

/** The toolbar of the table. The loader starts loading it, but the table does not wait for it. */
export const Toolbar = lazyPart(
  async () => (await import('./Toolbar.tsx')).Toolbar,
  'inline',
  <div className={classes.toolbar} />,
)
