/** Whether this is an Apple keyboard, on which shortcuts take Command and not Ctrl. */
export const isMac = /^(mac|iphone|ipad)/i.test(navigator.platform)
