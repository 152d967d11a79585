/**
 * A part of a screen whose code comes after the screen. Until then, and where it cannot be fetched, nothing stands
 * there: only for what nobody waits for.
 */
import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
): (props: P) => JSX.Element | null {
  let known: ComponentType<P> | null = null;
  return function Later(props) {
    const [Part, setPart] = useState(() => known);
    useEffect(() => {
      const take = async (): Promise<void> => {
        const part = (known = await load());
        setPart(() => part);
      };
      if (Part === null) take().catch(reportError);
    }, [Part]);
    return Part && <Part {...props} />;
  };
}
