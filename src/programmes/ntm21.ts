/**
 * NTM21: the programme for new-style rural areas 2021–2025, by QĐ 263/QĐ-TTg: eleven component contents and
 * six thematic programmes (~). Its unspent money may be used until 31/12/2026. ND01 and ND03 of NDTP03
 * exist, but their names were not verified, so they are left out.
 */
import { day } from '../core/day.ts';
import { plant } from './plant.ts';

export const ntm21 = plant(
  {
    programme: 'NTM21',
    name: 'Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021-2025',
    shortName: 'Chương trình nông thôn mới 2021-2025',
    label: 'CT NTM',
    validFrom: day.parse('2021-01-01'),
    validTo: day.parse('2026-12-31'),
  },
  [
    ['NDTP01', 'Quản lý và thực hiện xây dựng nông thôn mới theo quy hoạch', 'Quy hoạch', 'rec'],
    ['NDTP02', 'Phát triển hạ tầng kinh tế - xã hội', 'Hạ tầng kinh tế - xã hội', 'inv rec'],
    [
      'NDTP03',
      'Tiếp tục thực hiện có hiệu quả cơ cấu lại ngành nông nghiệp, phát triển kinh tế nông thôn',
      'Kinh tế nông thôn',
      'rec',
    ],
    [
      'NDTP03.ND02',
      'Vùng nguyên liệu tập trung, cơ giới hóa, chế biến, liên kết theo chuỗi giá trị',
      'Vùng nguyên liệu, chuỗi giá trị',
      'ps rec',
    ],
    ['NDTP03.ND04', 'Chương trình OCOP, ngành nghề nông thôn', 'OCOP, ngành nghề nông thôn', 'rec'],
    ['NDTP03.ND05', 'Đổi mới hình thức tổ chức sản xuất', 'Hợp tác xã, tổ chức sản xuất', 'rec'],
    ['NDTP03.ND06', 'Kết nối, tiêu thụ sản phẩm', 'Kết nối tiêu thụ', 'rec'],
    ['NDTP03.ND07', 'Ứng dụng khoa học, công nghệ', 'Khoa học, công nghệ', 'rec'],
    ['NDTP03.ND08', 'Phát triển du lịch nông thôn', 'Du lịch nông thôn', 'rec'],
    [
      'NDTP03.ND09',
      'Đào tạo nghề cho lao động nông thôn gắn với nhu cầu của thị trường; khởi nghiệp',
      'Đào tạo nghề lao động nông thôn',
      'vt rec',
    ],
    // ~ In practice it points to the other two programmes.
    ['NDTP04', 'Giảm nghèo bền vững', 'Giảm nghèo bền vững', 'rec'],
    ['NDTP05', 'Nâng cao chất lượng giáo dục, y tế', 'Giáo dục, y tế', 'rec'],
    ['NDTP06', 'Nâng cao chất lượng đời sống văn hóa', 'Văn hóa', 'rec'],
    ['NDTP07', 'Nâng cao chất lượng môi trường, cảnh quan nông thôn', 'Môi trường, cảnh quan', 'rec'],
    [
      'NDTP08',
      'Dịch vụ hành chính công, chuyển đổi số, tiếp cận pháp luật, bình đẳng giới',
      'Hành chính công, số, pháp luật, giới',
      'rec',
    ],
    [
      'NDTP09',
      'Phát huy vai trò của Mặt trận Tổ quốc và các đoàn thể',
      'Mặt trận Tổ quốc và đoàn thể',
      'rec',
    ],
    ['NDTP10', 'Giữ vững quốc phòng, an ninh và trật tự xã hội nông thôn', 'Quốc phòng, an ninh', 'rec'],
    [
      'NDTP11',
      'Giám sát, đánh giá; truyền thông; phong trào thi đua xây dựng nông thôn mới',
      'Giám sát, truyền thông, thi đua',
      'rec',
    ],
    ['CD1', 'Chương trình chuyên đề: Mỗi xã một sản phẩm (OCOP)', 'Chuyên đề OCOP', 'rec'],
    ['CD2', 'Chương trình chuyên đề: khoa học và công nghệ', 'Chuyên đề khoa học, công nghệ', 'rec'],
    ['CD3', 'Chương trình chuyên đề: phát triển du lịch nông thôn', 'Chuyên đề du lịch nông thôn', 'rec'],
    [
      'CD4',
      'Chương trình chuyên đề: môi trường, an toàn thực phẩm và cấp nước sạch nông thôn',
      'Chuyên đề môi trường, nước sạch',
      'rec',
    ],
    [
      'CD5',
      'Chương trình chuyên đề: chuyển đổi số, nông thôn mới thông minh',
      'Chuyên đề chuyển đổi số',
      'rec',
    ],
    ['CD6', 'Chương trình chuyên đề: an ninh, trật tự nông thôn', 'Chuyên đề an ninh, trật tự', 'rec'],
  ],
);
