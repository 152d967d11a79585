/** Does the calendar have that day, as YYYY-MM-DD, years 0000–9999? The Gregorian one, before 1582 too. */
export function isDate(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/u.exec(text) ?? []).map(Number);
  return (
    year !== undefined && month !== undefined && day !== undefined && day >= 1 && day <= daysIn(year, month)
  );
}

/** 0 where there is no such month. */
function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
