/** A tab, as every browser can be made to give one. What is on its page, `Tab` asks by scripts (tab.ts). */
export interface DrivenTab {
  go: (url: string) => Promise<void>
  reload: () => Promise<void>
  /** Reloads past the cache and the service worker. Missing where a driver can't do that. */
  hardReload?: () => Promise<void>
  /** Gives the value of an expression in the page; anything that JSON can carry. */
  evaluate: (expression: string) => Promise<unknown>
  /** Presses the mouse at a point of what is visible. */
  click: (x: number, y: number) => Promise<void>
  /** Types into whatever has the focus. */
  type: (text: string) => Promise<void>
  press: (key: Key) => Promise<void>
  resize: (width: number, height: number) => Promise<void>
  /** What is visible, as PNG. */
  screenshot: () => Promise<Uint8Array>
  close: () => Promise<void>
}

type Key = 'Enter' | 'Escape'

/** A browser as on its first day: nothing stored, nobody signed in. */
export interface Profile {
  open: () => Promise<DrivenTab>
  /** What its pages complained of: exceptions, errors on the console, what the policy refused. */
  problems: () => Promise<string[]>
  close: () => Promise<void>
}

/** A browser that runs. */
export interface DrivenBrowser {
  /** Its name and version, as it says them itself. */
  version: string
  profile: () => Promise<Profile>
  close: () => Promise<void>
}
