import { createHandlers } from '../src/demo/handlers.ts'
import { control, organizationOf, recordRequest } from './control.ts'
import { listen } from './listen.ts'
import { API_PORT } from './port.ts'

/*
 * The fake API over HTTP. Each test creates its own organization at `/__control` (see organization.ts) and uses its token.
 */

await listen([...control, ...createHandlers(organizationOf)], API_PORT, recordRequest)
console.log(`The fake API listens on http://127.0.0.1:${API_PORT}`)
