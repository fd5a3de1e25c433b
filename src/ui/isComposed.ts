/** Whether a key press is part of composing a text, as with an input method for Japanese. */
export function isComposed({ isComposing, keyCode }: Partial<KeyboardEvent>): boolean {
  // 229: WebKit sends the key that ends a composition after it has ended.
  return isComposing === true || keyCode === 229
}
