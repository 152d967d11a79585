/** What a person does with the app, by the words on its screens. */
import type { Locator, Page } from 'playwright-core';

export interface Hand {
  readonly page: Page;
  /** Opens an enrolment link and takes the phone in, until the book stands open. */
  takeIn(link: string): Promise<void>;
  /** Goes to an address of the app as a link within it would: without loading the page again. */
  go(path: string): Promise<void>;
  press(button: string | RegExp): Promise<void>;
  follow(link: string | RegExp): Promise<void>;
  /** Text, a number, a day, an amount: whatever is typed. */
  type(label: string, text: string): Promise<void>;
  /** One of a few chips. */
  tap(label: string, chip: string): Promise<void>;
  /** One of many in a sheet, found by typing some words of it. */
  pick(label: string, words: string, option: string | RegExp): Promise<void>;
  /** "Ghi vào sổ", and waits until it is written. */
  save(): Promise<void>;
  see(text: string | RegExp): Promise<void>;
  /** The screen in words, for whoever looks why a test failed. */
  screen(): Promise<string>;
}

/** ms: other steps of the tests run at the same time. */
const PATIENCE = 30_000;

export function handOn(page: Page): Hand {
  page.setDefaultTimeout(PATIENCE);
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });

  return {
    page,
    async takeIn(link) {
      await page.goto(link);
      await button('Nhận máy này').click();
      await page.getByText('Máy đã sẵn sàng, kể cả khi mất mạng').waitFor();
      await button('Mở sổ').click();
      await page.getByRole('heading', { name: 'Việc cần làm' }).waitFor();
    },
    async go(path) {
      await page.evaluate((to) => {
        const link = document.createElement('a');
        link.href = to;
        document.body.append(link);
        link.click();
        link.remove();
      }, path);
      await page.waitForURL((url) => `${url.pathname}${url.search}` === path);
    },
    press: (name) => button(name).click(),
    follow: (name) => page.getByRole('link', { name, exact: true }).click(),
    async type(label, text) {
      await page.getByRole('textbox', { name: label, exact: true }).fill(text);
    },
    async tap(label, chip) {
      const group = page.getByRole('radiogroup', { name: label, exact: true });
      await group.getByRole('radio', { name: chip, exact: true }).click();
    },
    async pick(label, words, option) {
      await page.getByRole('button', { name: new RegExp(`^${escape(label)} `, 'u') }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('searchbox').fill(words);
      await sheet.getByRole('list').getByRole('button', { name: option }).first().click();
      const done = sheet.getByRole('button', { name: /^Xong/u });
      if (await done.isVisible()) await done.click();
      await sheet.waitFor({ state: 'hidden' });
    },
    async save() {
      await button('Ghi vào sổ').click();
      await button('Ghi vào sổ').waitFor({ state: 'hidden' });
      await page
        .getByText(/Đã ghi vào sổ/u)
        .first()
        .waitFor();
    },
    async see(text) {
      await page.getByText(text).first().waitFor();
    },
    screen: async () => `${page.url()}\n${await page.locator('body').ariaSnapshot()}`,
  };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
