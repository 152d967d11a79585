/** What a form is told before anything is saved: everything that the kind's shape and rules say of the answers. */
import { checkBody, checkShape, stops } from '../core/check.ts';
import type { AnyBody, Kind, RuleContext, Trouble } from '../core/kind.ts';
import { withoutBlanks } from '../core/record.ts';
import type { Me, Notebook } from './notebook-door.ts';

/** The answers with what no form asks, judged as saving them would. */
export function judgeAnswers(
  notebook: Pick<Notebook, 'me' | 'ruleContext'>,
  kind: Kind,
  values: AnyBody,
): readonly Trouble[] {
  return judge(kind, fillIn(kind, values, notebook.me), notebook.ruleContext());
}

/** Everything that a form of that kind would be told. Where the shape is wrong, rules are not asked. */
export function judge(kind: Kind, body: AnyBody, context: RuleContext): readonly Trouble[] {
  const values = withoutBlanks(body);
  const shape = checkShape(kind, values, true);
  return stops(shape).length > 0 ? shape : [...shape, ...checkBody(kind, values, context)];
}

/** What every record carries and no form asks: who wrote it, its first state, the holder's own place. */
export function fillIn(kind: Kind, values: AnyBody, { person, held }: Pick<Me, 'person' | 'held'>): AnyBody {
  const [only, another] = held;
  const place = only && !another ? only : null;
  const given: Record<string, unknown> = { recordedBy: person, status: kind.life?.start ?? null };
  if (place) Object.assign(given, { commune: place.commune, village: place.village });
  const missing = Object.entries(given).filter(
    ([name]) => name in kind.fields && (values[name] ?? null) === null,
  );
  return { ...values, ...Object.fromEntries(missing) };
}
