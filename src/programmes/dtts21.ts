/**
 * DTTS21: the programme for ethnic minority and mountainous areas 2021–2030, phase I, by QĐ 1719/QĐ-TTg
 * (adjusted by QĐ 920/QĐ-TTg of 14/5/2025). Its unspent money may be used until 31/12/2026.
 *
 * Names as in TT 55/2023/TT-BTC, which is about recurrent money: hence `rec` everywhere. DA1, DA4.TDA2 and
 * DA3.TDA2.ND03 are ~ (known with high confidence, not read in the text).
 */
import { day } from '../core/day.ts';
import { plant } from './plant.ts';

export const dtts21 = plant(
  {
    programme: 'DTTS21',
    name:
      'Chương trình mục tiêu quốc gia phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi' +
      ' giai đoạn 2021-2030, giai đoạn I: 2021-2025',
    shortName: 'Chương trình DTTS&MN 2021-2025',
    label: 'CT DTTS&MN',
    validFrom: day.parse('2021-01-01'),
    validTo: day.parse('2026-12-31'),
  },
  [
    // A household that changes its trade may take training instead of the grant: DA1 is "partly" vt and ps.
    [
      'DA1',
      'Giải quyết tình trạng thiếu đất ở, nhà ở, đất sản xuất, nước sinh hoạt',
      'Đất ở, nhà ở, đất sản xuất, nước',
      'vt ps inv rec',
    ],
    ['DA1.ND01', 'Hỗ trợ đất ở', 'Hỗ trợ đất ở', 'inv rec'],
    ['DA1.ND02', 'Hỗ trợ nhà ở', 'Hỗ trợ nhà ở', 'inv rec'],
    ['DA1.ND03', 'Hỗ trợ đất sản xuất, chuyển đổi nghề', 'Đất sản xuất, chuyển đổi nghề', 'vt ps inv rec'],
    ['DA1.ND04', 'Hỗ trợ nước sinh hoạt', 'Nước sinh hoạt', 'inv rec'],
    [
      'DA2',
      'Quy hoạch, sắp xếp, bố trí, ổn định dân cư ở những nơi cần thiết',
      'Sắp xếp, ổn định dân cư',
      'inv rec',
    ],
    [
      'DA3',
      'Phát triển sản xuất nông, lâm nghiệp bền vững, phát huy tiềm năng, thế mạnh của các vùng miền' +
        ' để sản xuất hàng hóa theo chuỗi giá trị',
      'Sản xuất nông, lâm nghiệp bền vững',
      'ps rec',
    ],
    [
      'DA3.TDA1',
      'Phát triển kinh tế nông, lâm nghiệp bền vững gắn với bảo vệ rừng và nâng cao thu nhập cho người dân',
      'Kinh tế rừng, bảo vệ rừng',
      'ps rec',
    ],
    [
      'DA3.TDA2',
      'Hỗ trợ phát triển sản xuất theo chuỗi giá trị, vùng trồng dược liệu quý, thúc đẩy khởi sự kinh doanh,' +
        ' khởi nghiệp và thu hút đầu tư vùng đồng bào dân tộc thiểu số và miền núi',
      'Hỗ trợ sản xuất theo chuỗi giá trị',
      'ps rec',
    ],
    [
      'DA3.TDA2.ND01',
      'Hỗ trợ phát triển sản xuất theo chuỗi giá trị và phát triển sản xuất cộng đồng',
      'Chuỗi giá trị, sản xuất cộng đồng',
      'ps rec',
    ],
    [
      'DA3.TDA2.ND02',
      'Đầu tư, hỗ trợ phát triển vùng trồng dược liệu quý',
      'Vùng trồng dược liệu quý',
      'ps rec',
    ],
    [
      'DA3.TDA2.ND03',
      'Thúc đẩy khởi sự kinh doanh, khởi nghiệp và thu hút đầu tư vùng đồng bào dân tộc thiểu số và miền núi',
      'Khởi nghiệp, thu hút đầu tư',
      'ps rec',
    ],
    [
      'DA3.TDA3',
      'Phát triển kinh tế - xã hội - mô hình bộ đội gắn với dân bản',
      'Mô hình bộ đội gắn với dân bản',
      'ps rec',
    ],
    [
      'DA4',
      'Đầu tư cơ sở hạ tầng thiết yếu, phục vụ sản xuất, đời sống trong vùng đồng bào dân tộc thiểu số và' +
        ' miền núi và các đơn vị sự nghiệp công lập của lĩnh vực dân tộc',
      'Hạ tầng thiết yếu',
      'inv rec',
    ],
    [
      'DA4.TDA1',
      'Đầu tư cơ sở hạ tầng thiết yếu, phục vụ sản xuất, đời sống trong vùng đồng bào dân tộc thiểu số và miền núi',
      'Hạ tầng phục vụ sản xuất, đời sống',
      'inv rec',
    ],
    [
      'DA4.TDA2',
      'Đầu tư cơ sở vật chất các đơn vị sự nghiệp công lập của lĩnh vực công tác dân tộc',
      'Đơn vị sự nghiệp lĩnh vực dân tộc',
      'inv rec',
    ],
    [
      'DA5',
      'Phát triển giáo dục đào tạo nâng cao chất lượng nguồn nhân lực',
      'Giáo dục, đào tạo nguồn nhân lực',
      'rec',
    ],
    [
      'DA5.TDA1',
      'Củng cố, phát triển các trường phổ thông dân tộc nội trú, bán trú và xóa mù chữ cho người dân',
      'Trường nội trú, bán trú; xóa mù chữ',
      'rec',
    ],
    [
      'DA5.TDA2',
      'Bồi dưỡng kiến thức dân tộc; đào tạo dự bị đại học, đại học và sau đại học',
      'Kiến thức dân tộc, đào tạo đại học',
      'rec',
    ],
    [
      'DA5.TDA3',
      'Dự án phát triển giáo dục nghề nghiệp và giải quyết việc làm cho người lao động vùng dân tộc thiểu số' +
        ' và miền núi',
      'Đào tạo nghề, giải quyết việc làm',
      'vt rec',
    ],
    // Training of officers and community boards, not of trades: no vt.
    [
      'DA5.TDA4',
      'Đào tạo nâng cao năng lực cho cộng đồng và cán bộ triển khai Chương trình ở các cấp',
      'Tập huấn cộng đồng, cán bộ các cấp',
      'rec',
    ],
    [
      'DA6',
      'Bảo tồn, phát huy giá trị văn hóa truyền thống tốt đẹp của các dân tộc thiểu số gắn với phát triển du lịch',
      'Văn hóa truyền thống, du lịch',
      'rec',
    ],
    [
      'DA7',
      'Chăm sóc sức khỏe nhân dân, nâng cao thể trạng, tầm vóc người dân tộc thiểu số; phòng chống suy dinh' +
        ' dưỡng trẻ em',
      'Sức khỏe, dinh dưỡng trẻ em',
      'rec',
    ],
    [
      'DA8',
      'Thực hiện bình đẳng giới và giải quyết những vấn đề cấp thiết đối với phụ nữ và trẻ em',
      'Bình đẳng giới, phụ nữ và trẻ em',
      'rec',
    ],
    [
      'DA9',
      'Đầu tư phát triển nhóm dân tộc thiểu số rất ít người và nhóm dân tộc còn nhiều khó khăn',
      'Dân tộc rất ít người, nhiều khó khăn',
      'rec',
    ],
    [
      'DA9.TDA1',
      'Đầu tư phát triển kinh tế - xã hội các dân tộc còn gặp nhiều khó khăn, dân tộc có khó khăn đặc thù',
      'Dân tộc có khó khăn đặc thù',
      'ps rec',
    ],
    [
      'DA9.TDA2',
      'Giảm thiểu tình trạng tảo hôn và hôn nhân cận huyết thống',
      'Giảm tảo hôn, hôn nhân cận huyết',
      'rec',
    ],
    [
      'DA10',
      'Truyền thông, tuyên truyền, vận động; kiểm tra, giám sát, đánh giá việc thực hiện Chương trình',
      'Truyền thông, kiểm tra, giám sát',
      'rec',
    ],
    [
      'DA10.TDA1',
      'Biểu dương người có uy tín; phổ biến, giáo dục pháp luật; truyền thông',
      'Người có uy tín, pháp luật',
      'rec',
    ],
    [
      'DA10.TDA2',
      'Ứng dụng công nghệ thông tin hỗ trợ phát triển kinh tế - xã hội và an ninh trật tự',
      'Ứng dụng công nghệ thông tin',
      'rec',
    ],
    [
      'DA10.TDA3',
      'Kiểm tra, giám sát, đánh giá, đào tạo, tập huấn tổ chức thực hiện Chương trình',
      'Kiểm tra, đánh giá, tập huấn',
      'rec',
    ],
  ],
);
