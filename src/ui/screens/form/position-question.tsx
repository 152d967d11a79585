/**
 * Where one stands, asked from the phone only when somebody presses the button.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PositionField } from '../../../core/field.ts';
import { Button } from '../../parts/button.tsx';
import { FieldGroup } from '../../parts/field.tsx';
import { useLanguage } from '../../parts/language.tsx';
import { useSession, useText } from '../../state/session.ts';
import { showValue } from '../show-value.ts';
import { asked, type Asking } from './asking.ts';

export function PositionQuestion(props: Asking & { field: PositionField }): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const { notebook } = useSession();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const shown = showValue(props.field, props.value, { language, nameOf: notebook.nameOf, text });

  const find = (): void => {
    setBusy(true);
    setFailed(false);
    const { geolocation } = navigator;
    geolocation.getCurrentPosition(
      ({ coords }) => {
        setBusy(false);
        props.answer({
          lat: round(coords.latitude),
          lon: round(coords.longitude),
          accuracy: Math.round(coords.accuracy),
        });
      },
      () => {
        setBusy(false);
        setFailed(true);
      },
      { enableHighAccuracy: true, timeout: 30_000 },
    );
  };

  return (
    <FieldGroup {...asked(props)} problem={failed ? text.form.positionFailed : props.problem}>
      {() => (
        <>
          {shown !== null && <p class="num">{shown}</p>}
          <Button look="outline" small icon="pin" busy={busy} onClick={find}>
            {text.form.positionFind}
          </Button>
          {shown !== null && (
            <Button look="quiet" small onClick={() => props.answer(null)}>
              {text.do.clear}
            </Button>
          )}
        </>
      )}
    </FieldGroup>
  );
}

/** Five decimals are about a metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
