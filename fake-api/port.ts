/** Port of the fake API, on 127.0.0.1. */
export const API_PORT = Number(process.env.API_PORT ?? 4275)
