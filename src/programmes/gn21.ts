/**
 * GN21: the programme for sustainable poverty reduction 2021–2025, by QĐ 90/QĐ-TTg. Its unspent money may be
 * used until 31/12/2026. Names ✓; which parts are pure investment is ≈, and the flags are hints only.
 */
import { day } from '../core/day.ts';
import { plant } from './plant.ts';

export const gn21 = plant(
  {
    programme: 'GN21',
    name: 'Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021-2025',
    shortName: 'Chương trình giảm nghèo 2021-2025',
    label: 'CT Giảm nghèo',
    validFrom: day.parse('2021-01-01'),
    validTo: day.parse('2026-12-31'),
  },
  [
    [
      'DA1',
      'Hỗ trợ đầu tư phát triển hạ tầng kinh tế - xã hội các huyện nghèo, xã đặc biệt khó khăn vùng bãi' +
        ' ngang, ven biển và hải đảo',
      'Hạ tầng huyện nghèo, xã bãi ngang',
      'inv rec',
    ],
    [
      'DA1.TDA1',
      'Hỗ trợ đầu tư phát triển hạ tầng kinh tế - xã hội tại các huyện nghèo, xã đặc biệt khó khăn',
      'Hạ tầng huyện nghèo, xã ĐBKK',
      'inv rec',
    ],
    [
      'DA1.TDA2',
      'Triển khai Đề án hỗ trợ một số huyện nghèo thoát khỏi tình trạng nghèo (QĐ 880/QĐ-TTg)',
      'Đề án huyện nghèo thoát nghèo',
      'inv',
    ],
    [
      'DA2',
      'Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo',
      'Đa dạng sinh kế, mô hình giảm nghèo',
      'ps rec',
    ],
    [
      'DA3',
      'Hỗ trợ phát triển sản xuất, cải thiện dinh dưỡng',
      'Hỗ trợ sản xuất, cải thiện dinh dưỡng',
      'rec',
    ],
    [
      'DA3.TDA1',
      'Hỗ trợ phát triển sản xuất trong lĩnh vực nông nghiệp',
      'Hỗ trợ sản xuất nông nghiệp',
      'ps rec',
    ],
    ['DA3.TDA2', 'Cải thiện dinh dưỡng', 'Cải thiện dinh dưỡng', 'rec'],
    ['DA4', 'Phát triển giáo dục nghề nghiệp, việc làm bền vững', 'Giáo dục nghề nghiệp, việc làm', 'rec'],
    [
      'DA4.TDA1',
      'Phát triển giáo dục nghề nghiệp vùng nghèo, vùng khó khăn',
      'Đào tạo nghề vùng nghèo, khó khăn',
      'vt rec',
    ],
    [
      'DA4.TDA2',
      'Hỗ trợ người lao động đi làm việc ở nước ngoài theo hợp đồng',
      'Đi làm việc ở nước ngoài',
      'rec',
    ],
    // Its survey form collects training demand, but it pays for job-market data and not for classes: no vt.
    ['DA4.TDA3', 'Hỗ trợ việc làm bền vững', 'Việc làm bền vững, dữ liệu lao động', 'rec'],
    [
      'DA5',
      'Hỗ trợ nhà ở cho hộ nghèo, hộ cận nghèo trên địa bàn các huyện nghèo',
      'Nhà ở cho hộ nghèo, cận nghèo',
      'inv',
    ],
    ['DA6', 'Truyền thông và giảm nghèo về thông tin', 'Truyền thông, giảm nghèo thông tin', 'rec'],
    ['DA6.TDA1', 'Giảm nghèo về thông tin', 'Giảm nghèo về thông tin', 'rec'],
    ['DA6.TDA2', 'Truyền thông về giảm nghèo đa chiều', 'Truyền thông giảm nghèo đa chiều', 'rec'],
    ['DA7', 'Nâng cao năng lực và giám sát, đánh giá Chương trình', 'Năng lực, giám sát, đánh giá', 'rec'],
    ['DA7.TDA1', 'Nâng cao năng lực thực hiện Chương trình', 'Nâng cao năng lực', 'rec'],
    ['DA7.TDA2', 'Giám sát, đánh giá', 'Giám sát, đánh giá', 'rec'],
  ],
);
