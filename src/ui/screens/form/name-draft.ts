/** Puts the draft into the address: a page that is killed opens with it again. */
export function nameDraft(draft: string): void {
  const address = new URL(location.href);
  if (address.searchParams.get('draft') === draft) return;
  address.searchParams.set('draft', draft);
  history.replaceState(history.state, '', address);
}
