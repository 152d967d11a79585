/**
 * White cards, and the sections that hold them.
 */
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { type Said, useWords } from './language.tsx';

export type CardProps = { children: ComponentChildren; center?: boolean };

export function Card({ children, center = false }: CardProps): JSX.Element {
  return <div class={center ? 'card center' : 'card'}>{children}</div>;
}

export type SectionProps = { title: Said; end?: ComponentChildren; children: ComponentChildren };

/** A named part of a screen: "Việc cần làm". */
export function Section({ title, end, children }: SectionProps): JSX.Element {
  const say = useWords();
  const id = useId();
  return (
    <section class="sec" aria-labelledby={id}>
      {end === undefined ? (
        <h2 id={id}>{say(title)}</h2>
      ) : (
        <div class="line apart">
          <h2 id={id}>{say(title)}</h2>
          {end}
        </div>
      )}
      {children}
    </section>
  );
}
