/**
 * More than six choices: a button that opens a sheet to search in. `ChoiceSheet` takes one answer,
 * `ManyChoiceSheet` several; `Sheet` is the window itself, for filters.
 */
import type { ComponentChildren, JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { formatNumber } from '../../i18n/format.ts';
import { Button } from './button.tsx';
import { type Asked, Field, type Tie } from './field.tsx';
import type { Option } from './find-option.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { keysAtHand } from './keys-at-hand.ts';
import { type Said, useLanguage, useWords } from './language.tsx';
import { Modal } from './modal.tsx';
import { OptionList } from './option-list.tsx';
import { classes } from './tone.ts';
import { chosenCount, words } from './later-words.ts';

export type { Option } from './find-option.ts';

type Choosing<K extends string> = {
  options: readonly Option<K>[];
  /** Keys that stand first while nothing is searched, the most used one first. */
  often?: readonly K[];
  /** "Khác": last, and there even when nothing is found. */
  other?: Option<K> | undefined;
};

export type ChoiceSheetProps<K extends string> = Asked &
  Choosing<K> & { value: K | null; onChange: (value: K | null) => void };

export function ChoiceSheet<K extends string>(props: ChoiceSheetProps<K>): JSX.Element {
  const [open, setOpen] = useState(false);
  const say = useWords();
  const chosen = [...props.options, ...(props.other ? [props.other] : [])].find(
    ({ key }) => key === props.value,
  );
  return (
    <Field {...props}>
      {(tie) => (
        <>
          <Opener tie={tie} onOpen={() => setOpen(true)} text={chosen && say(chosen.label)} />
          <Sheet
            {...props}
            open={open}
            title={props.label}
            chosen={props.value === null ? [] : [props.value]}
            onClose={() => setOpen(false)}
            onPick={(key) => {
              props.onChange(key === props.value && props.required !== true ? null : key);
              setOpen(false);
            }}
          />
        </>
      )}
    </Field>
  );
}

export type ManyChoiceSheetProps<K extends string> = Asked &
  Choosing<K> & { value: readonly K[] | null; onChange: (value: readonly K[] | null) => void };

export function ManyChoiceSheet<K extends string>(props: ManyChoiceSheetProps<K>): JSX.Element {
  const [open, setOpen] = useState(false);
  const say = useWords();
  const value = props.value ?? [];
  const all = [...props.options, ...(props.other ? [props.other] : [])];
  const names = all.filter(({ key }) => value.includes(key)).map(({ label }) => say(label));
  const toggle = (picked: K): void => {
    const next = all.map(({ key }) => key).filter((key) => value.includes(key) !== (key === picked));
    props.onChange(next.length > 0 ? next : null);
  };
  return (
    <Field {...props}>
      {(tie) => (
        <>
          <Opener tie={tie} onOpen={() => setOpen(true)} text={names.join(', ') || undefined} />
          <Sheet
            {...props}
            many
            open={open}
            title={props.label}
            chosen={value}
            onClose={() => setOpen(false)}
            onPick={toggle}
          />
        </>
      )}
    </Field>
  );
}

export type SheetProps<K extends string> = Choosing<K> & {
  open: boolean;
  title: Said;
  chosen: readonly K[];
  many?: boolean;
  onPick: (key: K) => void;
  onClose: () => void;
  children?: ComponentChildren;
};

export function Sheet<K extends string>(props: SheetProps<K>): JSX.Element {
  const { open, many = false, onClose } = props;
  const say = useWords();
  const language = useLanguage();
  const id = useId();
  return (
    <Modal open={open} onClose={onClose} labelledBy={`${id}-title`}>
      <div class="head">
        <h2 id={`${id}-title`} tabIndex={-1} autofocus={!keysAtHand()}>
          {say(props.title)}
        </h2>
        <IconButton icon="x" label={words.close} onClick={onClose} />
      </div>
      <OptionList
        options={props.options}
        often={props.often ?? []}
        other={props.other}
        chosen={new Set(props.chosen)}
        onPick={props.onPick}
      />
      {many && (
        <div class="foot">
          <Button full onClick={onClose}>
            {say(words.done)}
            {props.chosen.length > 0 && ` · ${say(chosenCount(formatNumber(props.chosen.length, language)))}`}
          </Button>
        </div>
      )}
    </Modal>
  );
}

type OpenerProps = { tie: Tie; onOpen: () => void; text: string | undefined };

/** A button cannot be "required" or "invalid" to a screen reader: it says so in its name and its notes. */
function Opener({ tie, onOpen, text }: OpenerProps): JSX.Element {
  const say = useWords();
  return (
    <button
      type="button"
      id={tie.id}
      class={classes('in', 'pick-in', tie['aria-invalid'] && 'bad')}
      aria-haspopup="dialog"
      aria-labelledby={`${tie.id}-label ${tie.id}-value`}
      aria-describedby={tie['aria-describedby']}
      onClick={onOpen}
    >
      <span id={`${tie.id}-value`} class={text === undefined ? 'sub' : 'grow'}>
        {text ?? say(words.choose)}
        {text === undefined && tie['aria-required'] && <span class="sr">{say(words.required)}</span>}
      </span>
      <Icon name="down" />
    </button>
  );
}
