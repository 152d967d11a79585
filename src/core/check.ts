import type { Fields } from './field.ts';
import type { JsonObject } from './json.ts';
import type { AnyBody, Kind, RuleContext, Trouble } from './kind.ts';
import { isBlank, withBlanks } from './record.ts';
import { fits } from './shape.ts';
import { englishOf } from './text.ts';

const words = {
  required: { vi: 'Cần điền mục này.', en: 'Please fill this in.' },
  unknownField: { vi: 'Mục này không có trong mẫu.', en: 'This form has no such field.' },
  shape: { vi: 'Giá trị chưa đúng. Xem lại và ghi lại.', en: 'This value does not fit. Please mend it.' },
} as const;

/**
 * Is every value of the right shape? Strict (the office's door): an unknown field is a trouble too.
 * Blank (null) always fits: whether it is asked for is `checkBody`'s question.
 */
export function checkShape(kind: Kind, values: JsonObject, strict: boolean): readonly Trouble[] {
  const troubles: Trouble[] = [];
  for (const name in values) {
    const value = values[name];
    const field = Object.hasOwn(kind.fields, name) ? kind.fields[name] : undefined;
    if (!field) {
      if (strict)
        troubles.push({ field: name, code: 'unknown-field', level: 'stop', says: words.unknownField });
    } else if (value !== null && !fits(field.shape, value)) {
      troubles.push({ field: name, code: 'shape', level: 'stop', says: words.shape });
    }
  }
  return troubles;
}

/** What is missing and what the kind's own rules say. Meant for bodies of the right shape. */
export function checkBody(kind: Kind, values: JsonObject, context: RuleContext): readonly Trouble[] {
  return checkFilled(kind, withBlanks(kind, values), context);
}

/** The same of a body whose blanks are filled in. */
export function checkFilled(kind: Kind, body: AnyBody, context: RuleContext): readonly Trouble[] {
  return [...missing(kind, body), ...kind.rules(body as Parameters<Kind['rules']>[0], context)];
}

function missing(kind: Kind, body: AnyBody): Trouble[] {
  const troubles: Trouble[] = [];
  for (const [name, field] of Object.entries(kind.fields)) {
    const value = body[name];
    if (field.required && isBlank(value)) {
      troubles.push({ field: name, code: 'required', level: 'stop', says: words.required });
    }
    if (field.type === 'rows' && Array.isArray(value)) troubles.push(...missingInRows(name, field.of, value));
  }
  return troubles;
}

/** The first blank of each row that may not be blank; the field is the list's. */
function missingInRows(name: string, of: Fields, rows: readonly unknown[]): Trouble[] {
  return rows.flatMap((row, index): Trouble[] => {
    const answers: AnyBody = Object(row) as AnyBody; // a row of the right shape is an object
    const blank = Object.entries(of).find(([inner, field]) => field.required && isBlank(answers[inner]));
    if (!blank) return [];
    const { label } = blank[1];
    const says = {
      vi: `Dòng ${index + 1}: cần điền "${label.vi}".`,
      en: `Row ${index + 1}: please fill in "${englishOf(label)}".`,
    };
    return [{ field: name, code: 'required', level: 'stop', says }];
  });
}

export function stops(troubles: readonly Trouble[]): readonly Trouble[] {
  return troubles.filter((t) => t.level === 'stop');
}
