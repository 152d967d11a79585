/**
 * The texts of the reconciliation with the Treasury, in Vietnamese. Whatever screen says one of them imports this file.
 */
import { formatNumber } from './format.ts';
import { fillIn } from './vi-texts.ts';

const n = (count: number): string => formatNumber(count, 'vi');

const treasuryTexts = {
  treasury: {
    title: 'Đối chiếu Kho bạc',
    year: 'Năm ngân sách',
    looking: 'Đang đối chiếu…',
    due: (day: string, days: number) =>
      days === 0 ? `Hạn đối chiếu ${day}: hôm nay` : `Hạn đối chiếu ${day}: còn ${n(days)} ngày`,
    toMend: (count: number, day: string | null) =>
      `Còn ${n(count)} dòng phải xử lý${day === null ? '' : ` trước hạn ${day}`}.`,
    allAgree: 'Sổ và Kho bạc khớp. Không còn dòng nào phải xử lý.',
    atTreasury: 'Kho bạc',
    inBook: 'Sổ của xã',
    difference: 'Chênh lệch',
    noLines: 'Chưa có sao kê Kho bạc của năm này',
    noLinesNext: 'Nhập từng dòng, hoặc đưa tệp sao kê vào, rồi đối chiếu.',
    addLine: 'Nhập dòng sao kê',
    bringIn: 'Đưa tệp sao kê vào',
    line: (voucher: string, day: string, amount: string) =>
      `Kho bạc: ${[voucher, day, amount].filter(Boolean).join(' · ')}`,
    entry: (voucher: string, day: string, amount: string) =>
      `Sổ: ${[voucher, day, amount].filter(Boolean).join(' · ')}`,
    differs: (amount: string) => `Chênh lệch ${amount}`,
    duty: {
      book: 'Việc của xã: sửa sổ',
      treasury: 'Việc của xã: đề nghị Kho bạc điều chỉnh',
    },
    by: (day: string) => `trước ${day}`,
    choose: 'Chọn khoản trong sổ',
    chooseFor: (what: string) => `Chọn khoản trong sổ cho ${what}`,
    openEntry: 'Xem khoản trong sổ',
    more: (count: number) => `Xem thêm ${n(count)} dòng`,
    onPaper: 'Xem bản in',
  },
};

export type TreasuryTexts = typeof treasuryTexts;

fillIn(treasuryTexts);
