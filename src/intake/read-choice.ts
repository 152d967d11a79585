/** Choices as tables write them: in full, shortened, several in a cell, months as a stretch. */
import { englishOf, type Words } from '../core/text.ts';
import { plainWords } from './known-words.ts';
import { notInList, type ReadValue } from './read-answer.ts';

type Options = Readonly<Record<string, Words>>;

export function readOneOf(options: Options, text: string): ReadValue {
  const found = optionsLike(options, text);
  const [only, another] = found;
  if (only !== undefined && another === undefined) return { value: only };
  return { problem: notInList(text) };
}

/** The option that is meant, by its words or its key; several where a word fits more than one. */
export function optionsLike(options: Options, text: string): readonly string[] {
  const plain = plainWords(text);
  const keys = Object.keys(options);
  const says = (key: string): readonly string[] => [
    plainWords(options[key]?.vi ?? ''),
    plainWords(options[key] ? englishOf(options[key]) : ''),
    plainWords(key),
    ...(SHORT[key] ?? []),
  ];
  const same = keys.filter((key) => says(key).includes(plain));
  if (same.length > 0) return same;
  const part = keys.filter((key) =>
    says(key).some(
      (said) =>
        (said.length > 3 && !ALONE.has(said) && ` ${plain} `.includes(` ${said} `)) ||
        (plain.length > 3 && ` ${said} `.includes(` ${plain} `)),
    ),
  );
  return part;
}

/** Words that mean something else within others: "đơn vị tính", "giảm nghèo". */
const ALONE: ReadonlySet<string> = new Set(['tinh', 'giam', 'tang', 'khac', 'giao']);

/** How tables shorten the words of money and of support. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  dau_tu: ['dtpt', 'von dau tu', 'von dt', 'dau tu cong', 'dau tu phat trien', 'dau tu'],
  thuong_xuyen: ['von su nghiep', 'su nghiep', 'vsn', 'thuong xuyen', 'chi thuong xuyen', 'kp thuong xuyen'],
  nstw: ['tw', 'trung uong', 'ngan sach tw', 'ns trung uong', 'von tw'],
  ns_tinh: ['tinh', 'ngan sach tinh', 'nsdp', 'ngan sach dia phuong', 'dia phuong'],
  ns_huyen: ['huyen', 'ngan sach huyen'],
  ns_xa: ['xa', 'ngan sach xa'],
  nhan_dan: ['dan dong gop', 'doi ung', 'nhan dan', 'dan', 'doi ung cua dan', 'doi ung cua ho', 'ho doi ung'],
  tin_dung: ['tin dung', 'nhcsxh', 'vay'],
  khac: ['khac', 'von khac'],
  long_ghep: ['long ghep'],
  doanh_nghiep: ['doanh nghiep', 'dn'],
  thanh_toan_khoi_luong: ['thanh toan', 'tt', 'thanh toan klht', 'khoi luong hoan thanh'],
  tam_ung: ['tu', 'ung'],
  thu_hoi_tam_ung: ['thu hoi', 'thu hoi ung', 'hoan ung'],
  chuoi_gia_tri: ['lien ket', 'chuoi', 'chuoi gia tri'],
  duoi_3_thang: ['duoi 3 thang', 'duoi 03 thang', 'thuong xuyen duoi 3 thang'],
  giao_dau_nam: ['dau nam', 'giao'],
  dieu_chinh_tang: ['tang', 'bo sung tang'],
  dieu_chinh_giam: ['giam'],
};

export function readSomeOf(options: Options, text: string): ReadValue {
  const keys = Object.keys(options);
  if (keys.every((key) => /^\d{1,2}$/u.test(key))) return months(keys, text);
  const read = text.split(/\s*[,;\n]\s*/u).map((part) => readOneOf(options, part));
  const problem = read.find((one) => 'problem' in one);
  if (problem) return problem;
  const chosen = new Set(read.map((one) => ('value' in one ? one.value : null)));
  return { value: keys.filter((key) => chosen.has(key)) };
}

/** "tháng 10-11", "T3, T4", "quý IV", "10,11/2026" */
function months(keys: readonly string[], text: string): ReadValue {
  const plain = plainWords(text.replace(/\/?\b20\d\d\b/gu, ' ').replace(/\s*[-–—]\s*/gu, ' den '));
  const chosen = new Set<number>();
  const left = plain
    .replace(/quy (iv|i{1,3}|[1-4])\b/gu, (_, quarter: string) => {
      const number = ['i', 'ii', 'iii', 'iv'].indexOf(quarter) + 1 || Number(quarter);
      for (let month = number * 3 - 2; month <= number * 3; month++) chosen.add(month);
      return ' ';
    })
    .replace(/\b(?:t|thang) ?(?=\d)/gu, ' ')
    .replace(/(\d{1,2}) den (?:thang )?(\d{1,2})/gu, (_, from: string, to: string) => {
      for (let month = Number(from); month <= Math.min(12, Number(to)); month++) chosen.add(month);
      return ' ';
    })
    .replace(/\b\d{1,2}\b/gu, (month) => {
      chosen.add(Number(month));
      return ' ';
    });
  const wrong = [...chosen].some((month) => month < 1 || month > 12);
  if (wrong || chosen.size === 0 || /\d/u.test(left)) {
    return {
      problem: { vi: 'Chưa đọc được tháng. Ghi như "10, 11".', en: 'Months are written like "10, 11".' },
    };
  }
  return { value: keys.filter((key) => chosen.has(Number(key))) };
}
