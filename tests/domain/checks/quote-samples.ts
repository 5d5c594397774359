/** Legitimate texts that share common material: two articles that quote one law, two notices on one form. */

/** Clauses as in Vietnamese laws and decrees; about a hundred words each. */
export const laws: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: 'Điều 20 Luật Cư trú',
    text: '1. Công dân có chỗ ở hợp pháp thuộc quyền sở hữu của mình thì được đăng ký thường trú tại chỗ ở hợp pháp đó. 2. Công dân được đăng ký thường trú tại chỗ ở hợp pháp không thuộc quyền sở hữu của mình khi được chủ hộ và chủ sở hữu chỗ ở hợp pháp đó đồng ý trong các trường hợp sau đây: vợ về ở với chồng; chồng về ở với vợ; con về ở với cha, mẹ; cha, mẹ về ở với con; người cao tuổi về ở với anh ruột, chị ruột, em ruột, cháu ruột; người khuyết tật đặc biệt nặng, người khuyết tật nặng về ở với ông nội, bà nội.',
  },
  {
    name: 'Điều 7 Nghị định 144/2021/NĐ-CP',
    text: 'Phạt cảnh cáo hoặc phạt tiền từ 300.000 đồng đến 500.000 đồng đối với một trong những hành vi sau đây: có hành vi khiêu khích, trêu ghẹo, xúc phạm, lăng mạ, bôi nhọ danh dự, nhân phẩm của người khác; tổ chức, tham gia tụ tập nhiều người ở nơi công cộng gây mất trật tự công cộng; để động vật nuôi gây thương tích hoặc gây thiệt hại tài sản cho người khác; thả diều, bóng bay, các loại đồ chơi có khả năng bay ở khu vực cấm, khu vực mục tiêu được bảo vệ; sử dụng rượu, bia, các chất kích thích gây mất trật tự công cộng.',
  },
  {
    name: 'khoản 1 Điều 16 Luật Bảo vệ môi trường',
    text: 'Hộ gia đình, cá nhân có trách nhiệm giảm thiểu, phân loại chất thải rắn sinh hoạt tại nguồn, thu gom và chuyển chất thải rắn sinh hoạt đã được phân loại đến đúng nơi quy định; giảm thiểu, xử lý và xả nước thải sinh hoạt đúng nơi quy định; không để vật nuôi gây mất vệ sinh trong khu dân cư; không phát tán khí thải, gây tiếng ồn, độ rung và tác động khác vượt quá quy chuẩn kỹ thuật môi trường, gây ảnh hưởng xấu đến cộng đồng dân cư xung quanh; chi trả kinh phí dịch vụ thu gom, vận chuyển, xử lý chất thải theo quy định của pháp luật.',
  },
  {
    name: 'Điều 8 Luật Căn cước',
    text: 'Công dân Việt Nam từ đủ 14 tuổi trở lên phải thực hiện thủ tục cấp thẻ căn cước. Công dân Việt Nam dưới 14 tuổi được cấp thẻ căn cước theo nhu cầu. Người đã được cấp thẻ căn cước phải thực hiện thủ tục cấp đổi thẻ căn cước khi đủ 14 tuổi, 25 tuổi, 40 tuổi và 60 tuổi. Thẻ căn cước đã được cấp, cấp đổi, cấp lại trong thời hạn 02 năm trước độ tuổi cấp đổi quy định tại khoản này có giá trị sử dụng đến độ tuổi cấp đổi tiếp theo. Cơ quan quản lý căn cước có trách nhiệm cấp thẻ trong thời hạn 07 ngày làm việc.',
  },
  {
    name: 'Điều 5 Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ',
    text: 'Cơ quan, tổ chức, hộ gia đình và cá nhân có trách nhiệm phòng ngừa, phát hiện, ngăn chặn nguy cơ trực tiếp phát sinh cháy; khi phát hiện cháy phải báo cháy ngay cho người xung quanh biết, cho lực lượng phòng cháy và chữa cháy hoặc cho chính quyền địa phương nơi gần nhất. Nghiêm cấm cố ý gây cháy; cản trở các hoạt động phòng cháy, chữa cháy và cứu nạn, cứu hộ; báo cháy giả; sản xuất, tàng trữ, vận chuyển, sử dụng trái phép chất dễ cháy, nổ; chiếm đoạt, hủy hoại phương tiện, thiết bị phòng cháy, chữa cháy của cơ quan, tổ chức, cá nhân.',
  },
];

/** Typical ways of quoting a law in a text. */
export const quotings: readonly ((law: (typeof laws)[number]) => string)[] = [
  ({ name, text }) => `Theo ${name}: “${text}”`,
  ({ name, text }) => `“${text}” (${name}).`,
  ({ name, text }) => `${name} quy định như sau:\n${text}`,
  ({ name, text }) => `Cụ thể, ${name} nêu rõ, ${text.charAt(0).toLowerCase()}${text.slice(1)}`,
];

type Facts = Readonly<Record<'hours' | 'day' | 'place' | 'count' | 'road' | 'name', string>>;

/** Notices that agencies send repeatedly. */
export const forms: readonly ((facts: Facts) => string)[] = [
  ({ hours, day, place, road, count }) =>
    `Công ty Điện lực Hải Phòng trân trọng thông báo tới quý khách hàng: để bảo đảm an toàn cho công tác sửa chữa, nâng cấp lưới điện, Điện lực sẽ tạm ngừng cung cấp điện từ ${hours} ngày ${day} tại khu vực ${place}, dọc ${road}, khoảng ${count} hộ. Trường hợp hoàn thành sớm, Điện lực sẽ đóng điện lại trước thời gian trên mà không thông báo trước; đề nghị khách hàng coi như lưới điện luôn có điện để phòng tránh tai nạn. Rất mong quý khách hàng thông cảm và sắp xếp sinh hoạt, sản xuất hợp lý. Mọi chi tiết xin liên hệ Trung tâm Chăm sóc khách hàng 19006769. Trân trọng cảm ơn!`,
  ({ hours, day, place, count, name }) =>
    `Trạm Y tế phường Đồng Lạc thông báo lịch tiêm chủng mở rộng cho trẻ em: thời gian từ ${hours} ngày ${day}, tại nhà văn hóa ${place}, dự kiến ${count} trẻ, do y sĩ ${name} phụ trách. Đề nghị các bậc phụ huynh đưa trẻ đến đúng giờ, mang theo sổ tiêm chủng, cho trẻ ăn no trước khi tiêm và ở lại theo dõi 30 phút sau tiêm. Trẻ đang sốt hoặc mắc bệnh cấp tính cần báo cho cán bộ y tế để được hoãn tiêm. Mọi thắc mắc xin liên hệ Trạm Y tế trong giờ hành chính.`,
  ({ hours, day, place, road, name }) =>
    `UBND phường Đồng Lạc thông báo: từ ${hours} ngày ${day} sẽ tạm cấm các phương tiện lưu thông trên ${road}, đoạn qua ${place}, để phục vụ thi công hệ thống thoát nước. Đề nghị nhân dân và các phương tiện chấp hành hướng dẫn của lực lượng chức năng, đi theo các tuyến đường khác và không dừng đỗ trong khu vực thi công. Người phụ trách công trường: ${name}. UBND phường rất mong nhân dân thông cảm, phối hợp thực hiện để công trình bảo đảm an toàn và đúng tiến độ.`,
];

const hours = [
  '7 giờ 30 đến 11 giờ 00',
  '13 giờ 00 đến 16 giờ 30',
  '8 giờ 15 đến 10 giờ 45',
  '5 giờ 00 đến 9 giờ 20',
  '14 giờ 10 đến 17 giờ 50',
];
const days = ['12/11/2026', '14/11/2026', '03/12/2026', '21/10/2026', '29/9/2026'];
const places = ['khối 1, khối 2', 'khối 4', 'khối 5, khối 6 và khối 7', 'khối 9', 'khối 3 và khối 8'];
const counts = ['120', '85', '240', '61', '310'];
const roads = ['đường Nguyễn Trãi', 'đường Trần Hưng Đạo', 'đường ven sông', 'phố Lê Lợi', 'đường Phạm Ngũ Lão'];
const names = ['Trần Thị Lan', 'Nguyễn Văn Bình', 'Lê Thu Hà', 'Phạm Quốc Việt', 'Đỗ Minh Châu'];

export const factsOf = (next: () => number): Facts => {
  const any = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  return {
    hours: any(hours),
    day: any(days),
    place: any(places),
    count: any(counts),
    road: any(roads),
    name: any(names),
  };
};
