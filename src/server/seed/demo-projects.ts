/** The demo's production projects, in several states of their life. Amounts in đồng, from tables in millions. */
import { on, to, vnd } from '../../kinds/example.ts';
import { productionProject } from '../../kinds/production-project.ts';
import type { CapitalSource } from '../../programmes/capital.ts';
import type { GoodsUnit } from '../../programmes/goods-units.ts';
import { seedOf, type DatedSeed } from './seed-of.ts';

type Body = Parameters<typeof seedOf<(typeof productionProject)['ownFields']>>[3];

/** Total cost and sources in millions: what the state and the people pay together. */
function costs(sources: Partial<Record<CapitalSource, number>>): Pick<Body, 'totalCost' | 'sources'> {
  const rows = Object.entries(sources) as [CapitalSource, number][]; // keys of the record above
  return {
    totalCost: vnd(rows.reduce((sum, [, millions]) => sum + millions, 0) * 1_000_000),
    sources: rows.map(([source, millions], i) => ({
      id: `s${i + 1}`,
      source,
      amount: vnd(millions * 1_000_000),
    })),
  };
}

function items(
  ...rows: readonly (readonly [goods: string, quantity: number, unit: GoodsUnit, price: number])[]
) {
  return {
    items: rows.map(([goods, quantity, unit, price], i) => {
      const what = {
        goods: to(`goods.${goods}`),
        spec: null,
        quantity,
        unit,
        unitPrice: vnd(price),
        source: null,
      };
      return { id: `r${i + 1}`, ...what };
    }),
  };
}

function decided(decisionNo: string, day: string, commune: string): Partial<Body> {
  return { decisionNo, decisionDate: on(day), approver: `UBND xã ${commune}` };
}

/** All households, then how many of them are poor, near-poor, just escaped, of minorities, headed by a woman. */
function counts(...[households, poor, nearPoor, escapedPoor, ethnicMinority, femaleHead]: readonly number[]) {
  return { households, poor, nearPoor, escapedPoor, ethnicMinority, femaleHead } as Partial<Body>; // six are given each time
}

function project(number: number, when: string, villages: readonly string[], body: Body): DatedSeed {
  const [first = ''] = villages;
  return seedOf(productionProject, `demo.productionProject.${number}`, on(when), {
    recordedBy: villages.length === 1 ? `p${first.slice(1)}` : `p.${first.slice(2, 7)}.cong_chuc`,
    commune: to(first.slice(2, 7)),
    villages: villages.map(to),
    ...body,
  });
}

export const projectSeeds: readonly DatedSeed[] = [
  project(1, '2026-01-12', ['v.01969.01'], {
    node: to('DTTS21.DA3.TDA2'),
    year: 2026,
    name: 'Trâu sinh sản bản Pá Hạ',
    form: 'cong_dong',
    sector: 'chan_nuoi',
    ...items(['trau_cai', 9, 'con', 18_000_000], ['thuoc_thu_y', 18, 'lieu', 50_000]),
    startDate: on('2026-03-01'),
    endDate: on('2028-02-29'),
    leadType: 'nhom_ho',
    leadName: 'Trưởng nhóm hộ bản Pá Hạ',
    ...counts(9, 5, 3, 1, 9, 2),
    ...costs({ nstw: 96, ns_tinh: 42, nhan_dan: 48 }),
    inKind: [{ id: 'k1', what: 'Làm chuồng trại', quantity: 9, unit: 'cai', unitValue: vnd(3_000_000) }],
    rotationRatio: 30,
    rotationForm: 'tien',
    rotationDue: on('2028-06-30'),
    expectedIncome: 'Thêm khoảng 10 triệu đồng một hộ mỗi năm',
    expectedJobs: 9,
    ...decided('125/QĐ-UBND', '2026-02-20', 'Phủ Thông'),
    acceptanceDate: on('2026-08-18'),
    acceptedQuantity: 9,
    lossQuantity: 0,
    status: 'accepted',
  }),
  project(2, '2026-02-03', ['v.01969.01', 'v.01969.03', 'v.01969.05'], {
    node: to('DTTS21.DA3.TDA2'),
    year: 2026,
    name: 'Trồng sa nhân dưới tán rừng, liên kết bao tiêu',
    form: 'chuoi_gia_tri',
    sector: 'duoc_lieu',
    ...items(['sa_nhan', 60_000, 'cay', 4_500], ['phan_bon', 9_000, 'kg', 12_000]),
    startDate: on('2026-04-01'),
    endDate: on('2028-12-31'),
    leadType: 'HTX',
    leadName: 'Hợp tác xã dược liệu Phủ Thông',
    partnerContract: true,
    ...counts(34, 15, 9, 4, 33, 8),
    ...costs({ nstw: 360, doanh_nghiep: 60, nhan_dan: 100 }),
    expectedOutput: '12 tấn quả khô mỗi năm từ năm thứ ba',
    ...decided('164/QĐ-UBND', '2026-03-27', 'Phủ Thông'),
    status: 'implementing',
  }),
  project(3, '2026-01-20', ['v.01969.02'], {
    node: to('GN21.DA2'),
    year: 2026,
    name: 'Máy xay xát dùng chung thôn Nà Món',
    form: 'cong_dong',
    sector: 'che_bien',
    ...items(['may', 3, 'bo', 59_000_000]),
    startDate: on('2026-04-15'),
    endDate: on('2027-04-14'),
    leadType: 'THT',
    leadName: 'Tổ hợp tác thôn Nà Món',
    ...counts(28, 12, 7, 3, 26, 5),
    ...costs({ nstw: 178, nhan_dan: 32 }),
    rotationRatio: 20,
    rotationForm: 'tien',
    rotationDue: on('2027-12-31'),
    ...decided('133/QĐ-UBND', '2026-03-05', 'Phủ Thông'),
    acceptanceDate: on('2026-09-04'),
    acceptedQuantity: 3,
    lossQuantity: 0,
    status: 'accepted',
  }),
  project(4, '2026-02-16', ['v.01969.04', 'v.01969.06'], {
    node: to('NTM21.NDTP03.ND02'),
    year: 2026,
    name: 'Trồng quế theo chuỗi liên kết',
    form: 'chuoi_gia_tri',
    sector: 'lam_nghiep',
    ...items(['que', 45_000, 'cay', 2_800]),
    startDate: on('2026-04-20'),
    endDate: on('2028-12-31'),
    leadType: 'DN',
    leadName: 'Doanh nghiệp thu mua quế',
    partnerContract: true,
    ...counts(22, 8, 6, 3, 20, 4),
    ...costs({ ns_tinh: 135, doanh_nghiep: 40, nhan_dan: 85 }),
    ...decided('171/QĐ-UBND', '2026-04-08', 'Phủ Thông'),
    status: 'implementing',
  }),
  project(5, '2026-05-20', ['v.01969.03'], {
    node: to('CT26.HP2.NDTP02'),
    year: 2026,
    name: 'Gà đen thương phẩm bản Khuổi Đeng',
    form: 'cong_dong',
    sector: 'chan_nuoi',
    ...items(['ga_tha_doi', 3_000, 'con', 35_000], ['thuc_an', 5_000, 'kg', 13_000]),
    startDate: on('2026-07-01'),
    endDate: on('2027-06-30'),
    leadType: 'nhom_ho',
    leadName: 'Trưởng nhóm hộ bản Khuổi Đeng',
    ...counts(15, 7, 4, 2, 15, 6),
    ...costs({ nstw: 180, nhan_dan: 45 }),
    rotationRatio: 25,
    rotationForm: 'hien_vat',
    rotationDue: on('2027-09-30'),
    ...decided('342/QĐ-UBND', '2026-06-19', 'Phủ Thông'),
    status: 'implementing',
  }),
  project(6, '2026-01-22', ['v.01981.01'], {
    node: to('DTTS21.DA3.TDA2'),
    year: 2026,
    name: 'Bò sinh sản bản Lủng Chuông',
    form: 'cong_dong',
    sector: 'chan_nuoi',
    ...items(['bo_cai', 11, 'con', 15_000_000]),
    startDate: on('2026-04-01'),
    endDate: on('2028-03-31'),
    leadType: 'nhom_ho',
    leadName: 'Trưởng nhóm hộ bản Lủng Chuông',
    ...counts(11, 6, 3, 2, 11, 3),
    ...costs({ nstw: 168, nhan_dan: 62 }),
    rotationRatio: 30,
    rotationForm: 'hien_vat',
    rotationDue: on('2028-09-30'),
    ...decided('88/QĐ-UBND', '2026-03-02', 'Vĩnh Thông'),
    acceptanceDate: on('2026-09-26'),
    acceptedQuantity: 10,
    lossQuantity: 1,
    lossReason: 'Một con chết do rét, có biên bản thú y xã',
    status: 'settled',
  }),
  project(7, '2026-06-10', ['v.01981.03'], {
    node: to('GN21.DA2'),
    year: 2026,
    name: 'Lợn đen bản địa bản Khau Slung',
    form: 'cong_dong',
    sector: 'chan_nuoi',
    ...items(['lon_den', 36, 'con', 1_800_000], ['thuc_an', 1_500, 'kg', 12_000]),
    startDate: on('2026-08-15'),
    endDate: on('2027-08-14'),
    leadType: 'nhom_ho',
    leadName: 'Trưởng nhóm hộ bản Khau Slung',
    ...counts(12, 8, 3, 1, 12, 4),
    ...costs({ nstw: 84, nhan_dan: 12 }),
    ...decided('205/QĐ-UBND', '2026-07-22', 'Vĩnh Thông'),
    status: 'contracted',
  }),
  project(8, '2026-06-25', ['v.01981.02'], {
    node: to('CT26.HP2.NDTP02'),
    year: 2026,
    name: 'Nuôi ong mật dưới tán rừng thôn Nà Cà',
    form: 'cong_dong',
    sector: 'chan_nuoi',
    ...items(['ong', 120, 'thung', 1_150_000]),
    startDate: on('2026-09-01'),
    endDate: on('2027-08-31'),
    leadType: 'THT',
    leadName: 'Tổ hợp tác nuôi ong thôn Nà Cà',
    ...counts(14, 5, 5, 2, 13, 3),
    ...costs({ nstw: 112, nhan_dan: 38 }),
    ...decided('221/QĐ-UBND', '2026-08-11', 'Vĩnh Thông'),
    status: 'implementing',
  }),
  project(9, '2026-09-15', ['v.01969.05'], {
    node: to('CT26.HP2.NDTP02'),
    year: 2027,
    name: 'Dê sinh sản thôn Cốc Pái',
    form: 'cong_dong',
    sector: 'chan_nuoi',
    ...items(['de', 60, 'con', 2_400_000]),
    ...counts(12, 6, 4, 1, 12, 2),
    ...costs({ nstw: 130, nhan_dan: 26 }),
    status: 'submitted',
  }),
  project(10, '2026-09-28', ['v.01969.02'], {
    node: to('CT26.HP2.NDTP02'),
    year: 2027,
    name: 'Nấm sò trong nhà thôn Nà Món',
    form: 'cong_dong',
    sector: 'trong_trot',
    ...items(['nam', 12_000, 'bich', 6_500]),
    households: 10,
    ...costs({ nstw: 70, nhan_dan: 20 }),
    status: 'returned',
    statusNote: 'Thiếu số hộ nghèo, hộ cận nghèo. Thôn bổ sung giúp.',
  }),
  project(11, '2026-10-14', ['v.01969.01'], {
    year: 2027,
    name: 'Hồng không hạt bản Pá Hạ',
    form: 'cong_dong',
    sector: 'trong_trot',
    ...items(['hong_khong_hat', 1_500, 'cay', 45_000]),
    households: 14,
    poor: 6,
    status: 'idea',
  }),
  project(12, '2026-10-02', ['v.01981.02', 'v.01981.04', 'v.01981.05'], {
    node: to('CT26.HP2.NDTP02'),
    year: 2027,
    name: 'Dong riềng và miến sạch theo chuỗi',
    form: 'chuoi_gia_tri',
    sector: 'che_bien',
    ...items(['dong_rieng', 18_000, 'kg', 9_000], ['may', 1, 'bo', 120_000_000]),
    leadType: 'HTX',
    leadName: 'Hợp tác xã miến Vĩnh Thông',
    partnerContract: false,
    ...counts(40, 16, 12, 5, 37, 9),
    ...costs({ nstw: 300, doanh_nghiep: 80, nhan_dan: 120 }),
    status: 'appraising',
  }),
];
