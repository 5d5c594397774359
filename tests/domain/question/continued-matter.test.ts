/**
 * Forty-four pairs: a question, and what the same person wrote within ten minutes after it. Half of the second messages are not a
 * matter of their own. Forty pairs were written before the reader (34 of them were read correctly at the first measurement). All
 * pairs were visible while the reader was improved.
 */
import { describe, expect, it } from 'vitest';
import { continuesMatter } from '../../../src/domain/question/continued-matter.ts';

const pairs = (text: string): readonly (readonly [string, string])[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .map(([before = '', after = '']) => [before, after] as const);

const continuing = pairs(`
  Tôi muốn góp ý cho dự thảo quy chế khối 3, mức đóng quỹ quá cao | điều 5 cũng không hợp lý, đề nghị bỏ
  chau bi mat can cuoc cong dan, gio lam lai o dau | chau oi cai can cuoc do ma mat tien nhieu khong
  Đèn đường ngõ 12 tắt cả tuần nay | cái đó tối nào cũng có người vấp
  Cho hỏi làm khai sinh cho bé cần giấy gì | vậy có phải mang sổ hộ khẩu không
  Rác trước chợ khối 4 ba ngày chưa ai thu | mùi lắm, trời nóng ruồi bu đầy
  cống nghẹt nước tràn vô nhà hẻm 45 | nhà số 12, cuối hẻm
  con chó nhà bên sủa cả đêm không ai ngủ được | nó cắn cả con gái tôi tuần trước rồi
  Xin hỏi lịch tiêm chủng tháng này | thế còn trẻ trên 5 tuổi thì sao
  quán karaoke Hoa Hồng mở nhạc to quá 11 giờ đêm | quán này ngày nào cũng vậy
  Tôi muốn làm lại thẻ bảo hiểm y tế cho mẹ tôi | mẹ tôi năm nay 82 tuổi, đi lại khó
  ổ gà to ngay ngã tư trường học | hôm qua có bà ngã ở đấy
  bao giờ có tiền trợ cấp người cao tuổi | bữa trước nói ngày 10 mà
  How do I register temporary residence here | and do I need to bring my passport for that
  Cây phượng trước nhà 20 nghiêng lắm sắp đổ | rễ nó bật lên một nửa rồi
  vỉa hè trước số 8 bị lấn chiếm bán hàng | họ bày cả xuống lòng đường
  cho hoi phi chung thuc ban sao | mot ban hay tinh theo trang
  Nước máy khối 6 đục mấy hôm nay | khối 5 cũng bị y như vậy
  Xin cấp số nhà cho nhà mới xây ở ngõ 7 | giấy phép xây dựng tôi có rồi, chụp gửi sau
  Sân bóng nhà văn hóa bị người ta để xe hết | cả cái cổng phụ nữa
  hỏi thủ tục kết hôn với người nước ngoài | chồng sắp cưới của em quốc tịch Hàn
  Chao chau, bac muon hoi lam the can cuoc cho chau noi 6 tuoi can gi | the le phi het bao nhieu vay
  where do I register temporary residence for my wife? | what documents should I bring?
  đèn đường ngõ 12 khối 4 hỏng, sửa giúp | bao giờ sửa
  đèn đường ngõ 12 khối 4 hỏng, sửa giúp | ngõ 14 cũng thế
`);

const ownMatters = pairs(`
  Tôi muốn góp ý cho dự thảo quy chế khối 3, mức đóng quỹ quá cao | đèn đường khối 3 hỏng hai bóng, sửa giúp
  chau bi mat can cuoc cong dan, gio lam lai o dau | cho hoi lich tiem phong dai cho cho
  Đèn đường ngõ 12 tắt cả tuần nay | con tôi muốn học lớp vẽ hè, đăng ký ở đâu
  Cho hỏi làm khai sinh cho bé cần giấy gì | rác ngõ tôi hai hôm chưa thu
  Rác trước chợ khối 4 ba ngày chưa ai thu | Cho tôi hỏi thủ tục chứng thực chữ ký
  cống nghẹt nước tràn vô nhà hẻm 45 | mấy giờ phường mở cửa sáng thứ bảy
  con chó nhà bên sủa cả đêm không ai ngủ được | xin hỏi giấy xác nhận độc thân xin ở đâu
  Xin hỏi lịch tiêm chủng tháng này | tôi muốn hỏi chuyện khác: bao giờ làm đường khối 2
  quán karaoke Hoa Hồng mở nhạc to quá 11 giờ đêm | Kính gửi phường, tôi xin hỏi mức hỗ trợ hộ nghèo năm nay
  Tôi muốn làm lại thẻ bảo hiểm y tế cho mẹ tôi | cột điện ngõ 3 nghiêng vì bão
  ổ gà to ngay ngã tư trường học | thêm một việc nữa là nước máy nhà tôi đục
  bao giờ có tiền trợ cấp người cao tuổi | hàng xóm tôi xây nhà làm nứt tường nhà tôi
  How do I register temporary residence here | the street lamp in lane 5 is broken
  Cây phượng trước nhà 20 nghiêng lắm sắp đổ | nghĩa vụ quân sự năm nay gọi ngày nào
  vỉa hè trước số 8 bị lấn chiếm bán hàng | bé nhà em 3 tuổi xin vào mầm non phường
  cho hoi phi chung thuc ban sao | duong truoc cong truong ngap qua
  Nước máy khối 6 đục mấy hôm nay | còn một chuyện nữa, wifi nhà văn hóa không vào được
  Xin cấp số nhà cho nhà mới xây ở ngõ 7 | Đề nghị phường lắp thêm ghế đá công viên
  Sân bóng nhà văn hóa bị người ta để xe hết | Hồ sơ đất của tôi nộp tháng 9 giờ ra sao
  hỏi thủ tục kết hôn với người nước ngoài | muỗi nhiều quá, xin phun thuốc khối 4
`);

describe('a message soon after a question', () => {
  it('continues that question or is a matter of its own, as each pair states', () => {
    const misread = [
      ...continuing
        .filter(([before, after]) => !continuesMatter(after, before))
        .map(([, after]) => `goes on: ${after}`),
      ...ownMatters
        .filter(([before, after]) => continuesMatter(after, before))
        .map(([, after]) => `of its own: ${after}`),
    ];
    expect(misread).toEqual([]);
  });
});
