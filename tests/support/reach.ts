/** Can a thumb reach it: what is wider than the screen, and what is too small to hit. Runs in the page. */

/** px: the design's own mark is 48, WCAG 2.2 AAA's 44. */
export const LEAST_TARGET = 44;

/** One line for each control whose hit area is smaller than `least` in one direction. */
export function smallTargets(least: number): string[] {
  const controls = [
    ...document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [role="button"], [role="radio"], [role="checkbox"]',
    ),
  ];
  const above = document.querySelector<HTMLElement>('dialog[open]') ?? document.body;
  return controls.filter((control) => above.contains(control) && isShown(control)).flatMap(judge);

  function judge(control: HTMLElement): string[] {
    control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = (control.closest('label') ?? control).getBoundingClientRect();
    const x = box.left + box.width / 2;
    const y = box.top + box.height / 2;
    const reach = (dx: number, dy: number, enough: number): number => {
      let far = 0;
      while (far < enough && hits(control, x + dx * far, y + dy * far)) far += 1;
      return far;
    };
    if (!hits(control, x, y)) return [`${nameOf(control)} is covered at its middle`];
    // Both ways together, the middle counted once; the second way only as far as the first fell short.
    const span = (dx: number, dy: number): number => {
      const one = reach(dx, dy, least);
      return one + reach(-dx, -dy, least + 1 - one) - 1;
    };
    const wide = span(1, 0);
    const high = span(0, 1);
    return wide >= least && high >= least ? [] : [`${nameOf(control)} can be hit on ${wide} × ${high} px`];
  }

  function hits(control: HTMLElement, x: number, y: number): boolean {
    const found = document.elementFromPoint(x, y);
    if (found === null) return false;
    const label = control.closest('label');
    return (
      control.contains(found) ||
      (found.contains(control) === (found === label) && label?.contains(found) === true)
    );
  }

  /** Not for a thumb: hidden, switched off, kept for the keyboard, or a word within a sentence. */
  function isShown(control: HTMLElement): boolean {
    const style = getComputedStyle(control);
    const box = control.getBoundingClientRect();
    const isWord =
      control.tagName === 'A' &&
      style.display === 'inline' &&
      getComputedStyle(control, '::after').position !== 'absolute';
    const isOff = control.matches(':disabled, [aria-hidden="true"], [inert] *');
    return (
      box.width > 1 && box.height > 1 && style.visibility === 'visible' && !isWord && !isOff && box.bottom > 0
    );
  }

  function nameOf(control: HTMLElement): string {
    const words =
      control.getAttribute('aria-label') ?? (control.closest('label') ?? control).textContent.trim();
    return `${control.tagName.toLowerCase()} “${words.slice(0, 40)}”`;
  }
}

/** One line for each element that makes the page scroll sideways; inside a box that scrolls by itself it may. */
export function tooWide(): string[] {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width && document.body.scrollWidth <= width) return [];
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((element) => element.getBoundingClientRect().right > width + 0.5)
    .map(
      (element) =>
        `${element.tagName.toLowerCase()}.${element.className} ends at ${element.getBoundingClientRect().right}`,
    )
    .slice(0, 5);
}
