import type { Scope } from './audience.ts';
import type { Day } from './day.ts';
import { ref, type Field, type Fields, type ValueOf, text as textField, choice } from './field.ts';
import type { Life } from './life.ts';
import type { Words } from './text.ts';

/** What every record carries beside its own fields. `status` is null for kinds without a life. */
export interface CommonBody {
  /** The person who typed it: the holder of the phone. */
  readonly recordedBy: string | null;
  /** The person in whose name it was typed (a son, a teacher, a mass organisation types for the head). */
  readonly onBehalfOf: string | null;
  readonly status: string | null;
  /** The note that came with the last move ("thiếu số hộ nghèo"). */
  readonly statusNote: string | null;
}

export type Body<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> } & CommonBody;

/** A body whose kind is not known here: what storage, sync and tables handle. */
export type AnyBody = { readonly [field: string]: unknown };

export interface Trouble<Name extends string = string> {
  readonly field: Name | null;
  readonly code: string;
  /** stop: it cannot be saved so; warn: it can, and the table says so. */
  readonly level: 'stop' | 'warn';
  readonly says: Words;
}

/** What a rule may know beside the record itself. */
export interface RuleContext {
  readonly today: Day;
  /**
   * A norm of the office in force today (kind `threshold`), for a place where it differs by area class; null where
   * the office has none. Absent: nothing is said about norms. Norms warn, they never stop (field.md).
   */
  readonly norm?: (norm: string, place: { commune: string | null; village: string | null }) => number | null;
}

export interface FormGroup<Name extends string> {
  readonly title: Words;
  readonly ask: readonly Name[];
}

export interface Measure<F extends Fields> {
  readonly label: Words;
  /** null: this record cannot say (blank is not zero). */
  of(body: Body<F>): number | null;
}

/** What a new form starts with. */
export interface StartContext {
  readonly today: Day;
  readonly commune: string | null;
  readonly village: string | null;
  readonly person: string;
}

/** Written by a person who adds a kind; see src/README.md, "Add a kind". */
export interface KindSpec<F extends Fields, S extends string> {
  /** On the wire and on disk: never renamed once released. */
  readonly name: string;
  readonly label: { readonly one: Words; readonly many: Words };
  readonly icon: string;
  /** Lists that an office changes (villages, trades, norms): filtered out of the officer's daily lists. */
  readonly reference?: boolean;
  /** Money: the body never changes after it was written; corrections are records that point to it. */
  readonly entry?: boolean;
  readonly fields: F;
  /** Fields that merge as one value, or the parts would outgrow the whole. */
  readonly together?: readonly (readonly (keyof F & string)[])[];
  /**
   * Who may read it: a list of scopes from the body, its home first, or the name of the field that points to the
   * record whose audience it shares (and follows when that moves).
   */
  readonly audience: ((body: Body<F>) => readonly Scope[]) | { readonly of: keyof F & string };
  /** The place whose roles may write it. Absent: taken from fields `commune` and `village`. */
  readonly place?: (body: Body<F>) => { commune: string | null; village: string | null };
  /** Two live records with the same values here are marked "có thể trùng"; a person merges them. */
  readonly same?: readonly (keyof F & string)[];
  readonly life?: Life<S>;
  readonly form: readonly FormGroup<keyof F & string>[];
  readonly start?: (context: StartContext) => Partial<Body<F>>;
  /** Last year's list copied into this year: the field that counts up and the ones left blank. */
  readonly copy?: { readonly yearField: keyof F & string; readonly blank: readonly (keyof F & string)[] };
  readonly list: {
    /** One short line; `name` turns a reference into the words that people know it by, `say` words into text. */
    title(body: Body<F>, name: NameOf, say: Say): string;
    /** The second line. */
    detail?(body: Body<F>, name: NameOf, say: Say): string;
    readonly columns: readonly (keyof F & string)[];
  };
  /** Fields whose words the search finds, beside the title. References are searched by their name. */
  readonly search?: readonly (keyof F & string)[];
  readonly rules?: (body: Body<F>, context: RuleContext) => readonly Trouble<keyof F & string>[];
  readonly measures?: Readonly<Record<string, Measure<F>>>;
  readonly examples: readonly [Partial<Body<F>>, Partial<Body<F>>, ...Partial<Body<F>>[]];
}

export type NameOf = (reference: string | null) => string;
/** Words in the language of whoever reads them. */
export type Say = (words: Words) => string;

/** A kind as the rest of the house reads it: the same for every kind, so a register can hold them all. */
export interface Kind<F extends Fields = Fields> {
  readonly name: string;
  readonly label: { readonly one: Words; readonly many: Words };
  readonly icon: string;
  readonly reference: boolean;
  readonly entry: boolean;
  /** Own fields, then the common ones, in the order of files and tables. */
  readonly fields: Readonly<Record<string, Field>>;
  readonly ownFields: F;
  readonly together: readonly (readonly string[])[];
  readonly parentField: string | null;
  /** Scopes from the body; null where the audience is its parent's. */
  audience(body: Body<F>): readonly Scope[] | null;
  place(body: Body<F>): { commune: string | null; village: string | null };
  readonly same: readonly string[];
  readonly life: Life | null;
  readonly form: readonly FormGroup<string>[];
  start(context: StartContext): Partial<Body<F>>;
  readonly copy: { readonly yearField: string; readonly blank: readonly string[] } | null;
  /** In Vietnamese, unless `say` says otherwise. */
  title(body: Body<F>, name: NameOf, say?: Say): string;
  detail(body: Body<F>, name: NameOf, say?: Say): string;
  readonly columns: readonly string[];
  readonly search: readonly string[];
  rules(body: Body<F>, context: RuleContext): readonly Trouble[];
  readonly measures: Readonly<Record<string, Measure<F>>>;
  readonly examples: readonly Partial<Body<F>>[];
}

const recordedBy = ref('person', { vi: 'Người ghi', en: 'Recorded by' }, { required: true });
const onBehalfOf = ref('person', { vi: 'Ghi thay cho', en: 'On behalf of' });
const statusNote = textField({ vi: 'Lý do, ghi chú', en: 'Reason' }, { max: 1000, privacy: 'personal' });

/** Turns what a person wrote into the value that form, list, storage, merge, CSV and tests follow from. */
export function defineKind<const F extends Fields, const S extends string = never>(
  spec: KindSpec<F, S>,
): Kind<F> {
  const common: Record<string, Field> = { recordedBy, onBehalfOf };
  if (spec.life) {
    const options = Object.fromEntries(
      Object.entries<{ label: Words }>(spec.life.states).map(([key, state]) => [key, state.label]),
    );
    common.status = choice({ vi: 'Trạng thái', en: 'Status' }, options, { required: true });
    common.statusNote = statusNote;
  }
  const { audience } = spec;
  return {
    name: spec.name,
    label: spec.label,
    icon: spec.icon,
    reference: spec.reference ?? false,
    entry: spec.entry ?? false,
    fields: { ...spec.fields, ...common },
    ownFields: spec.fields,
    together: [...(spec.together ?? []), ...(spec.life ? [['status', 'statusNote']] : [])],
    parentField: typeof audience === 'function' ? null : audience.of,
    audience: (body) => (typeof audience === 'function' ? audience(body) : null),
    place: spec.place ?? ((body) => ({ commune: textOf(body, 'commune'), village: textOf(body, 'village') })),
    same: spec.same ?? [],
    life: spec.life ?? null,
    get form() {
      return askingOf(spec).form;
    },
    start: (context) => askingOf(spec).start?.(context) ?? {},
    get copy() {
      return askingOf(spec).copy ?? null;
    },
    title: (body, name, say = inVietnamese) => spec.list.title(body, name, say),
    detail: (body, name, say = inVietnamese) => spec.list.detail?.(body, name, say) ?? '',
    columns: spec.list.columns,
    search: spec.search ?? [],
    rules: (body, context) => askingOf(spec).rules?.(body, context) ?? [],
    measures: spec.measures ?? {},
    examples: spec.examples,
  };
}

/** What only forms, and the check before something is saved, need of a kind. */
type Asking<F extends Fields> = Pick<KindSpec<F, never>, 'form' | 'start' | 'copy' | 'rules'>;

/**
 * Takes in what a kind asks. The phone's build leaves it out of its first files (vite.config.ts) and brings it with
 * kinds/asking.ts; everywhere else each kind holds it from the start.
 */
export function learnAsking<F extends Fields>(kind: string, asking: Asking<F>): void {
  asked.set(kind, asking);
}

const asked = new Map<string, unknown>();

/** Throws where kinds/asking.ts was forgotten: no record is ever checked by half a kind. */
function askingOf<F extends Fields>(spec: { readonly name: string } & Partial<Asking<F>>): Asking<F> {
  const asking = spec.form ? spec : asked.get(spec.name);
  if (asking === undefined)
    throw new Error(`what ${spec.name} asks has not been fetched: import kinds/asking.ts`);
  return asking as Asking<F>; // learned by the name of that kind
}

const inVietnamese: Say = ({ vi }) => vi;

/** A text field of a body whose kind is not known here, or null. */
export function textOf(body: AnyBody, field: string): string | null {
  const found = body[field];
  return typeof found === 'string' ? found : null;
}
