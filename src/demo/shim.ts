// MSW throws at import where there is no localStorage, as in a worker. It would keep cookies there; there are none.
if (!('localStorage' in globalThis)) Object.assign(globalThis, { localStorage: {} })
