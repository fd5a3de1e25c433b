import { createHandlers } from '../src/demo/handlers.ts'
import { control, note, organizationOf } from './control.ts'
import { listen } from './listen.ts'
import { API_PORT } from './port.ts'

/*
 * The fake API over real HTTP. Each test has an organization of its own, told from others by its token, and asks for it
 * at `/__control` (see organization.ts).
 */

await listen([...control, ...createHandlers(organizationOf)], API_PORT, note)
console.log(`The fake API listens on http://127.0.0.1:${API_PORT}`)
