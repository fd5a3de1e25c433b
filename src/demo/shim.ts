// MSW needs localStorage for cookies and throws at import without it, as in a worker. Nothing is ever stored here.
if (!('localStorage' in globalThis)) Object.assign(globalThis, { localStorage: {} })
