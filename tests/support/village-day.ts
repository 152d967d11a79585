/** Small deeds of a village head, for tests that need many of them. */
import type { Hand } from './hand.ts';

/** A meeting with as little as the form asks for; `people` who came tell it from others. */
export async function fillMeeting(hand: Hand, people: number): Promise<void> {
  await hand.go('/');
  await hand.follow('Ghi họp thôn');
  await hand.type('Ngày họp', '20/11/2026');
  await hand.type('Nơi họp', 'Nhà văn hóa bản');
  await hand.press('Tiếp');
  await hand.type('Số người dự', String(people));
}

export async function recordMeeting(hand: Hand, people: number): Promise<void> {
  await fillMeeting(hand, people);
  await hand.save();
}

/** As the list says it. */
export const cameToIt = (people: number): RegExp => new RegExp(`(?<!\\d)${people} người dự`, 'u');
