/**
 * Is there a keyboard, as far as one can tell (a mouse comes with one)? On a phone a focused box would cover
 * half of the sheet with keys before anybody asked for them.
 */
export function keysAtHand(): boolean {
  return window.matchMedia('(pointer: fine)').matches;
}
