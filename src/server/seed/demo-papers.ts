/** What the demo's offices put on their papers, and the report that the commune is writing. */
import { on, to } from '../../kinds/example.ts';
import { letterhead } from '../../kinds/letterhead.ts';
import { periodicReport } from '../../kinds/periodic-report.ts';
import { seedOf, type DatedSeed } from './seed-of.ts';

export const paperSeeds: readonly DatedSeed[] = [
  seedOf(letterhead, 'demo.letterhead.1', null, {
    recordedBy: 'p.01969.cong_chuc',
    commune: to('01969'),
    office: 'ỦY BAN NHÂN DÂN XÃ PHỦ THÔNG',
    numberSuffix: 'BC-UBND',
    placeName: 'Phủ Thông',
    signFor: 'TM. ỦY BAN NHÂN DÂN',
    signTitle: 'CHỦ TỊCH',
    recipients: 'Ban Chỉ đạo tỉnh;\nThường trực Đảng ủy, HĐND xã;\nLưu: VT, VHXH.',
    validFrom: on('2025-07-01'),
  }),
  seedOf(letterhead, 'demo.letterhead.2', null, {
    recordedBy: 'p.19.tong_hop',
    office: 'BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MTQG TỈNH THÁI NGUYÊN',
    numberSuffix: 'BC-BCĐ',
    placeName: 'Thái Nguyên',
    signFor: 'KT. TRƯỞNG BAN',
    signTitle: 'PHÓ TRƯỞNG BAN',
    recipients: 'Ủy ban nhân dân tỉnh;\nThành viên Ban Chỉ đạo;\nLưu: VT.',
    validFrom: on('2025-07-01'),
  }),
  seedOf(periodicReport, 'demo.periodicReport.1', on('2026-11-02'), {
    recordedBy: 'p.01969.cong_chuc',
    commune: to('01969'),
    type: 'review',
    year: 2026,
    periodFrom: on('2026-01-01'),
    periodTo: on('2026-10-31'),
    direction: 'UBND xã đã kiện toàn Ban Quản lý, phân công công chức theo từng dự án.',
    inside: 'Hồ sơ dự án cộng đồng lập chậm, phải sửa nhiều lần.',
    status: 'draft',
  }),
];
