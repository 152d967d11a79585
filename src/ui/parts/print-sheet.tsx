/**
 * An office paper for A4: the heading that decree 30/2020/NĐ-CP gives it, a title, the content, signatures.
 */
import type { ComponentChildren, JSX } from 'preact';
import { type Said, useWords } from './language.tsx';
import { words } from './later-words.ts';

export type PrintSheetProps = {
  /** The office above, in small type: "ỦY BAN NHÂN DÂN XÃ PHỦ THÔNG" above a village. */
  above?: string | undefined;
  /** Who issues it: "ỦY BAN NHÂN DÂN XÃ PHỦ THÔNG", "THÔN NÀ TU". */
  office: string;
  /** "Số: 12/BC-UBND"; blank papers leave room to write. */
  number?: string | undefined;
  /** "Phủ Thông, ngày 05 tháng 10 năm 2026". */
  placeAndDay: string;
  title: Said;
  subtitle?: Said | undefined;
  children: ComponentChildren;
  /** Who signs, from left to right: "NGƯỜI LẬP BIỂU", "CHỦ TỊCH". */
  signs?: readonly Said[];
};

export function PrintSheet(props: PrintSheetProps): JSX.Element {
  const say = useWords();
  return (
    <article class="paper">
      <header class="office">
        <div>
          {props.above !== undefined && <p>{props.above}</p>}
          <p class="under">
            <b>{props.office}</b>
          </p>
          {props.number !== undefined && <p>{props.number}</p>}
        </div>
        <div>
          <p>
            <b>{say(words.republic)}</b>
          </p>
          <p class="under motto">
            <b>{say(words.motto)}</b>
          </p>
          <p>
            <i>{props.placeAndDay}</i>
          </p>
        </div>
      </header>
      <h1>{say(props.title)}</h1>
      {props.subtitle !== undefined && <p class="kind">{say(props.subtitle)}</p>}
      {props.children}
      {props.signs !== undefined && props.signs.length > 0 && <Signs signs={props.signs} />}
    </article>
  );
}

function Signs({ signs }: { signs: readonly Said[] }): JSX.Element {
  const say = useWords();
  return (
    <footer class="signs">
      {signs.map((sign) => (
        <div key={say(sign)}>
          <b>{say(sign)}</b>
          <p>
            <i>{say(words.signAndName)}</i>
          </p>
        </div>
      ))}
    </footer>
  );
}
