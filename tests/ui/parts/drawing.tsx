/**
 * Draws a part as a screen would: in a language, holding what the person answers.
 */
import { cleanup, render } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach } from 'vitest';
import type { Language } from '../../../src/core/text.ts';
import type { Problem } from '../../../src/ui/parts/field.tsx';
import { LanguageContext } from '../../../src/ui/parts/language.tsx';

afterEach(cleanup);

// jsdom has the element `dialog` without its windows.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
  this.querySelector<HTMLElement>('[autofocus], button, input')?.focus();
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};

// jsdom knows no media: this is a desk with a mouse.
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: media.includes('fine'),
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });

export function draw(part: ComponentChildren, language: Language = 'vi') {
  const user = userEvent.setup();
  const screen = render(<LanguageContext.Provider value={language}>{part}</LanguageContext.Provider>);
  return { user, ...screen };
}

export type Answer<T> = { value: T | null; typed?: string; problem?: Problem };
export type Answering<T> = Answer<T> & {
  onChange: (value: T | null, typed?: string, problem?: Problem) => void;
};

/** Holds one answer as a form does, and shows the test what a draft would keep. */
export function answering<T>(start: Answer<T>, part: (answering: Answering<T>) => JSX.Element) {
  const kept: { now: Answer<T>; all: Answer<T>[] } = { now: start, all: [] };
  function Form(): JSX.Element {
    const [answer, setAnswer] = useState(start);
    return part({
      ...answer,
      onChange: (value, typed, problem) => {
        const next: Answer<T> = { value };
        if (typed !== undefined) next.typed = typed;
        if (problem !== undefined) next.problem = problem;
        kept.now = next;
        kept.all.push(next);
        setAnswer(next);
      },
    });
  }
  return { kept, form: <Form /> };
}
