/** Training demands in plain JSON, each one different, of about 590 bytes: what the bench writes, sends and finds. */

export type DemandBody = Readonly<Record<string, string | number | readonly string[]>>;

const WORK = [
  'Kỹ thuật chăn nuôi',
  'Phòng và trị bệnh cho',
  'Ủ thức ăn mùa đông cho',
  'Làm chuồng trại cho',
  'Kỹ thuật trồng',
  'Chăm sóc và thu hoạch',
  'Sơ chế và bảo quản',
  'Nhân giống',
];
const WHAT = [
  'trâu sinh sản',
  'bò sinh sản',
  'lợn đen bản địa',
  'gà đồi thả vườn',
  'dê núi',
  'cây hồi',
  'cây quế',
  'chè shan tuyết',
  'miến dong',
  'cây dược liệu dưới tán rừng',
  'ong mật',
  'cá ruộng',
  'bí xanh thơm',
];
/** What people add in words of their own: text that does not compress by half. */
const WORDS = (
  'xóm trên suối dưới đồi bãi khe nương rẫy vườn ruộng chợ phiên mùa mưa nắng rét sương đêm ngày tháng năm ' +
  'nhóm hộ chị em thanh niên phụ nữ người già trẻ khỏe học nghề thợ khéo tay chăm chỉ mong muốn đề nghị xin thêm ' +
  'máy xay máy cắt dụng cụ giống tốt sạch bệnh thú y phân chuồng thức ăn ủ chua cỏ voi ngô lúa sắn khoai đỗ lạc ' +
  'hồi quế chè mận đào lê cam quýt nấm ong cá gà vịt lợn dê ngựa trâu bò rừng gỗ tre nứa mây đan dệt thêu nhuộm ' +
  'bán mua thương lái hợp tác xã kỹ thuật cán bộ huyện tỉnh trung tâm nhà văn hóa buổi tối cuối tuần gần xa đường'
).split(' ');
const LEVELS = ['duoi_3_thang', 'so_cap'];
const PLACES = ['tai_thon', 'tai_xa', 'co_so'];
const USES = ['tu_tao_viec_lam', 'doanh_nghiep', 'lien_ket_HTX', 'xuat_khau_lao_dong'];
const NODES = ['CT26.HP2.NDTP03', 'DTTS21.DA5.TDA3', 'GN21.DA4.TDA1'];

/** The n-th body, always the same one. `recordedBy` is whoever holds the phone. */
export function demandBody(n: number, recordedBy: string): DemandBody {
  const dice = diceFrom(n);
  const pick = (list: readonly string[]): string => list[dice(list.length)] ?? '';
  const people = 4 + dice(40);
  const part = (): number => dice(people + 1);
  const women = part();
  const poor = dice(people / 2);
  const first = 1 + dice(11);
  return {
    commune: '01969',
    village: 'v.01969.01',
    planYear: 2026 + dice(3),
    tradeOther: `${pick(WORK)} ${pick(WHAT)} (nhóm ${n + 1}), ${Array.from({ length: 18 }, () => pick(WORDS)).join(' ')}`,
    level: pick(LEVELS),
    people,
    women,
    ethnicMinority: part(),
    poor,
    nearPoor: dice((people - poor) / 2),
    escapedPoor: dice(2),
    lowIncome: dice(2),
    disabled: dice(3),
    merit: dice(2),
    landLost: dice(3),
    joblessWomen: dice(women + 1),
    months: [String(first), String(first + 1)],
    place: pick(PLACES),
    expectedUse: pick(USES),
    node: pick(NODES),
    status: 'draft',
    recordedBy,
  };
}

/** Words as somebody types them, letter by letter. */
export const typedWords = ['trau sinh san', 'ga doi', 'miến dong', 'dược liệu', 'nhom 1234', 'bo qua'];

/** Every text that stands in the box while one of the words is typed. */
export function keystrokes(word: string): readonly string[] {
  return Array.from({ length: word.length }, (_, end) => word.slice(0, end + 1));
}

/** A small seeded dice (mulberry32): a whole number from 0 up to, but not, `sides`. */
function diceFrom(seed: number): (sides: number) => number {
  let state = (seed * 0x9e37_79b9 + 0x85eb_ca6b) >>> 0;
  return (sides) => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * Math.max(1, Math.floor(sides)));
  };
}
