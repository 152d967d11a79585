/**
 * A question that points to other records: a sheet to search in, the often used ones first.
 */
import type { JSX } from 'preact';
import { textOf } from '../../../core/kind.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import { ChoiceSheet, ManyChoiceSheet, type Option } from '../../parts/choice-sheet.tsx';
import { listOptions, readChoices, type Pointing } from '../../state/choices.ts';
import { useSession } from '../../state/session.ts';
import { intoBlanks, takeOver } from '../../state/takeover.ts';
import { useWatched } from '../../state/watched.ts';
import { useForm } from './form-context.ts';
import { asked, type Asking } from './asking.ts';

type Props = Asking & { field: Pointing };

export function PointerQuestion(props: Props): JSX.Element {
  const { notebook } = useSession();
  const { form } = useForm();
  const name = props.path.split('.', 1)[0] ?? '';
  const options = listOptions(notebook, form.kind, name, props.field, props.today);
  return options === null ? (
    <RecordQuestion {...props} />
  ) : (
    <Pointer {...props} options={options} entries={null} />
  );
}

/** Points to records that are not in memory: the newest are read when the question is shown. */
function RecordQuestion(props: Props): JSX.Element {
  const { notebook } = useSession();
  const { form } = useForm();
  const values = form.values.value;
  const entries = useWatched(notebook, () => readChoices(notebook, props.field, values), [
    props.path,
    textOf(values, 'village'),
  ]);
  const options = (entries ?? []).map(({ id, title, detail }) => ({ key: id, label: title, hint: detail }));
  return <Pointer {...props} options={options} entries={entries ?? []} />;
}

type PointerProps = Props & { options: readonly Option[]; entries: readonly Entry[] | null };

function Pointer(props: PointerProps): JSX.Element {
  const { field, path, entries } = props;
  const { notebook } = useSession();
  const { form, often } = useForm();
  const values = Array.isArray(props.value) ? props.value : [props.value];
  const chosen = values.filter((one): one is string => typeof one === 'string');
  const options = [
    ...props.options,
    // A choice that is no longer offered, or not on this phone, still stands.
    ...chosen
      .filter((id) => !props.options.some(({ key }) => key === id))
      .map((id) => ({ key: id, label: notebook.nameOf(id) || id })),
  ];
  const [list, , column] = path.split('.');
  const part = {
    ...asked(props),
    options,
    often: options.length > SHORT ? (often[column === undefined ? path : `${list}.${column}`] ?? []) : [],
  };
  if (field.type === 'refs') {
    return (
      <ManyChoiceSheet
        {...part}
        value={chosen.length > 0 ? chosen : null}
        onChange={(ids) => props.answer(ids)}
      />
    );
  }
  return (
    <ChoiceSheet
      {...part}
      value={chosen[0] ?? null}
      onChange={(id) => {
        props.answer(id);
        const from = entries?.find((entry) => entry.id === id);
        if (from) form.answerAll(intoBlanks(form.values.value, takeOver(form.kind, path, from)));
      }}
    />
  );
}

/** A list that fits the screen needs no "often used". */
const SHORT = 8;
