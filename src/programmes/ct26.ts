/**
 * CT26: the one merged programme 2026–2035 (NQ 257/2025/QH15), phase I 2026–2030 by QĐ 417/QĐ-BNNMT. Names
 * from TT 60/2026/TT-BTC, shortened where the source broke off; that circular is about recurrent money,
 * hence `rec` everywhere.
 *
 * Of most contents only numbers are known ("Nội dung 01-10" of HP1.NDTP03): they are left out until their
 * names are, and an office may add its own. `vt` at HP2.NDTP03 and `ps` at HP2.NDTP04 are inferred.
 */
import { day } from '../core/day.ts';
import { plant } from './plant.ts';

export const ct26 = plant(
  {
    programme: 'CT26',
    name:
      'Chương trình mục tiêu quốc gia xây dựng nông thôn mới, giảm nghèo bền vững và phát triển kinh tế - xã' +
      ' hội vùng đồng bào dân tộc thiểu số và miền núi giai đoạn 2026-2035, giai đoạn I: 2026-2030',
    shortName: 'Chương trình hợp nhất 2026-2030',
    label: 'CTMTQG 2026',
    validFrom: day.parse('2026-01-01'),
    validTo: day.parse('2030-12-31'),
  },
  [
    ['HP1', 'Hợp phần thứ nhất: thực hiện trên phạm vi toàn quốc', 'Hợp phần toàn quốc', 'inv rec'],
    ['HP1.NDTP01', 'Hoàn thiện quy hoạch', 'Quy hoạch', 'rec'],
    ['HP1.NDTP02', 'Phát triển hạ tầng kinh tế - xã hội nông thôn toàn diện', 'Hạ tầng nông thôn', 'inv rec'],
    [
      'HP1.NDTP03',
      'Phát triển kinh tế nông thôn theo hướng sinh thái, hiện đại, tích hợp đa giá trị và đáp ứng nhu cầu' +
        ' thị trường',
      'Kinh tế nông thôn, hỗ trợ sản xuất',
      'ps rec',
    ],
    [
      'HP1.NDTP04',
      'Phát triển nguồn nhân lực và hỗ trợ tạo việc làm bền vững',
      'Đào tạo nghề, việc làm bền vững',
      'vt rec',
    ],
    [
      'HP1.NDTP05',
      'Dịch vụ hành chính công, trợ giúp pháp lý, bình đẳng giới',
      'Hành chính công, pháp lý, giới',
      'rec',
    ],
    ['HP1.NDTP06', 'Khoa học, công nghệ và chuyển đổi số ở nông thôn', 'Khoa học, chuyển đổi số', 'rec'],
    [
      'HP1.NDTP07',
      'Môi trường, cảnh quan, biến đổi khí hậu, an toàn thực phẩm',
      'Môi trường, an toàn thực phẩm',
      'rec',
    ],
    [
      'HP1.NDTP08',
      'Phát huy vai trò Mặt trận Tổ quốc và các tổ chức chính trị - xã hội',
      'Mặt trận Tổ quốc và đoàn thể',
      'rec',
    ],
    ['HP1.NDTP09', 'Quốc phòng, an ninh, trật tự an toàn xã hội', 'Quốc phòng, an ninh', 'rec'],
    [
      'HP1.NDTP10',
      'Nâng cao năng lực, truyền thông, giám sát, đánh giá; phong trào thi đua',
      'Năng lực, truyền thông, giám sát',
      'rec',
    ],
    [
      'HP2',
      'Hợp phần thứ hai: nội dung đặc thù vùng đồng bào dân tộc thiểu số và miền núi',
      'Hợp phần đặc thù vùng DTTS&MN',
      'inv rec',
    ],
    ['HP2.NDTP01', 'Đầu tư xây dựng, hoàn thiện cơ sở hạ tầng đặc thù', 'Hạ tầng đặc thù', 'inv rec'],
    [
      'HP2.NDTP02',
      'Hỗ trợ phát triển sản xuất, tạo sinh kế và nâng cao thu nhập cho người dân',
      'Hỗ trợ sản xuất, tạo sinh kế',
      'ps rec',
    ],
    [
      'HP2.NDTP03',
      'Phát triển nguồn nhân lực vùng đồng bào dân tộc thiểu số và miền núi',
      'Nguồn nhân lực vùng DTTS&MN',
      'vt rec',
    ],
    [
      'HP2.NDTP03.ND03',
      'Bình đẳng giới, giảm thiểu tảo hôn và hôn nhân cận huyết thống',
      'Bình đẳng giới, giảm tảo hôn',
      'rec',
    ],
    [
      'HP2.NDTP04',
      'Chính sách đặc thù ưu tiên các dân tộc còn nhiều khó khăn, khó khăn đặc thù',
      'Dân tộc có khó khăn đặc thù',
      'ps rec',
    ],
    [
      'HP2.NDTP05',
      'Truyền thông; ứng dụng công nghệ thông tin, chuyển đổi số',
      'Truyền thông, chuyển đổi số',
      'rec',
    ],
  ],
);
