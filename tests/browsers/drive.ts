/** As little of a browser as a smoke test needs: an address, and scripts that run in its page. */
export interface Driven {
  open(address: string): Promise<void>;
  /** Runs the body of an async function in the page; `given` are its arguments, by name. */
  run<T>(body: string, given?: Readonly<Record<string, string>>): Promise<T>;
  close(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** What a person does, by the words on the screen; each step waits until the words are there. */
export function handOf(browser: Driven) {
  async function until(what: string, body: string, given: Readonly<Record<string, string>>): Promise<void> {
    const late = Date.now() + PATIENCE_MS;
    for (;;) {
      // While a page loads there is nothing to run in.
      if (await browser.run<boolean>(`${FIND}\n${body}`, given).catch(() => false)) return;
      if (Date.now() > late) {
        const shown = await browser.run<string>('return document.body.innerText').catch(String);
        throw new Error(`waited for ${what}; the screen says:\n${shown}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return {
    see: (text: string) => until(`“${text}”`, 'return document.body.innerText.includes(text);', { text }),
    press: (name: string) =>
      until(`the button “${name}”`, "return press(document.querySelectorAll('button, a[href]'), name);", {
        name,
      }),
    type: (label: string, value: string) =>
      until(`the field “${label}”`, 'return type(label, value);', { label, value }),
  };
}

/** Runs in the page: finds controls by their words, as a screen reader would name them. */
const FIND = `
  const nameOf = (element) =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\\s+/g, ' ').trim();
  const press = (elements, name) => {
    const found = [...elements].find((element) => nameOf(element) === name && element.offsetParent !== null);
    if (!found) return false;
    found.click();
    return true;
  };
  const type = (label, value) => {
    const named = [...document.querySelectorAll('label')].find((element) => nameOf(element).replace(/ ?\\*$/, '') === label);
    const field = named?.control ?? document.querySelector('input[aria-label="' + label + '"]');
    if (!field) return false;
    const write = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set;
    field.focus();
    write.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.blur();
    return true;
  };
`;
