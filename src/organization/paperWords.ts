// Texts at the top of printed pages; loaded with these pages.

/** Names the organization; `id` is null where the API does not give it. */
export const organizationOnPaper = (isDemo: boolean, id: string | null) =>
  `Organization: ${isDemo ? 'Demo organization' : (id ?? 'not named by the API')}.`
export const printedAt = (time: string) => `Printed ${time}.`
