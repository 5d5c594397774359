/**
 * Texts for the made-up year: patterns of a ward's life by section, filled with residential units (khối), numbers and places. No
 * sentence is copied from a real source. The same numbers give the same texts.
 */

/** A deterministic hash, random enough to scatter values. */
export const scatter = (seed: number, below: number): number => ((seed * 2_654_435_761 + 97) >>> 8) % below;

/** {k} the khối, {n} a count of people or things in the tens, {h} a small count, {ng} an alley number, {t} the month. */
const news = [
  'Khối {k} ra quân tổng vệ sinh, thu {h} xe rác',
  'Chi hội Phụ nữ khối {k} tặng {n} suất quà cho hộ nghèo',
  '{n} hộ khối {k} họp bàn làm đường ngõ {ng}',
  'Lớp học bơi miễn phí cho {n} trẻ em khối {k}',
  'Ngõ {ng} khối {k} sáng đèn sau {h} ngày thi công',
  'Đoàn Thanh niên gặt giúp {h} hộ neo người ở khối {k}',
  'Tủ sách khối {k} nhận thêm {n} cuốn từ các gia đình',
  'Khối {k} diễn tập chữa cháy ở ngõ {ng}',
  '{n} cây bóng mát được trồng quanh nhà văn hóa khối {k}',
  'Hội thao khối {k}: {n} người dự, {h} môn tranh giải',
  '{n} trẻ khối {k} được cân, đo và uống vitamin A',
  'Cựu chiến binh khối {k} kể chuyện truyền thống cho {n} học sinh',
  'Khối {k} gắn {h} camera an ninh ở đầu ngõ {ng}',
  'Hợp tác xã hướng dẫn {n} hộ khối {k} ngâm ủ giống lúa mới',
  'Mưa lớn làm ngập ngõ {ng} khối {k}, {n} hộ được giúp kê đồ',
  'Khối {k} khơi {n} mét rãnh thoát nước trước mùa mưa',
  '{h} gia đình khối {k} nhận nhà đại đoàn kết',
  'Câu lạc bộ dưỡng sinh khối {k} đón thêm {h} thành viên',
  'Trạm Y tế khám mắt cho {n} người cao tuổi khối {k}',
  'Khối {k} đổi {n} kg giấy vụn lấy cây xanh',
  'Hàng rào dâm bụt thay tường gạch ở ngõ {ng} khối {k}',
  'Thiếu nhi khối {k} thi vẽ “Ngõ nhỏ nhà em” với {n} bức tranh',
  '{n} người khối {k} hiến máu trong ngày hội giọt hồng',
  'Khối {k} mừng thọ {h} cụ tròn 90 tuổi',
  'Tổ liên gia khối {k} học dùng bình chữa cháy',
  'Bữa cơm đoàn kết ở khối {k} có {n} mâm',
  'Bà con khối {k} góp {n} ngày công sửa cổng nhà văn hóa',
  'Khối {k} dựng thư viện nhỏ dưới gốc đa đầu ngõ {ng}',
  '{h} cháu mồ côi ở khối {k} có người đỡ đầu',
  'Nông dân khối {k} bán {n} tạ rau vụ đông cho chợ phường',
  'Ngõ {ng} khối {k} thành ngõ tự quản về an toàn giao thông',
  'Giải cờ tướng khối {k} có {n} kỳ thủ tham gia',
  'Khối {k} thả {n} kg cá giống xuống hồ',
  'Phụ huynh khối {k} trực cổng trường trong {h} tuần đầu năm học',
] as const;

const conference = [
  'Khối {k} họp dân quý, {n} hộ dự',
  'Hội nghị đối thoại giữa lãnh đạo phường với {n} người dân khối {k}',
  'Hội nghị sơ kết công tác tháng {t} của khối {k}',
  'Chi bộ khối {k} sinh hoạt chuyên đề về chuyển đổi số',
  'Phường giao ban với {h} khối về vệ sinh môi trường, bắt đầu từ khối {k}',
  'Hội nghị lấy ý kiến khối {k} về quy hoạch ngõ {ng}',
  'Mặt trận Tổ quốc họp bàn chăm lo {n} hộ ở khối {k}',
  'Tập huấn phòng cháy cho {n} tổ viên khối {k}',
  'Ban công tác Mặt trận khối {k} kiểm điểm việc tháng {t}',
  'Hội nghị cử tri khối {k} với đại biểu HĐND phường',
] as const;

const documents = [
  'Quyết định về việc công nhận {n} gia đình văn hóa khối {k}',
  'Kế hoạch phòng, chống úng ngập khối {k} trong tháng {t}',
  'Quyết định thành lập tổ quản lý đường ngõ {ng} khối {k}',
  'Kế hoạch tổ chức Ngày hội Đại đoàn kết khối {k}',
  'Công văn về việc rà soát {n} hộ cận nghèo khối {k}',
  'Quyết định hỗ trợ {h} hộ khối {k} bị thiệt hại do mưa lớn',
  'Kế hoạch tiêm chủng tháng {t} tại khối {k}',
  'Tờ trình sửa chữa nhà văn hóa khối {k}',
  'Quyết định phê duyệt danh sách {n} hộ khối {k} được cấp đổi giấy tờ',
  'Kế hoạch kiểm tra an toàn thực phẩm {h} chợ, bắt đầu từ khối {k}',
] as const;

const notices = [
  'Thông báo cắt điện ngõ {ng} khối {k} để thay dây',
  'Thông báo lịch tiêm phòng dại cho chó, mèo ở khối {k}',
  'Mời {n} hộ khối {k} nhận thẻ bảo hiểm y tế mới',
  'Tạm ngừng cấp nước ngõ {ng} khối {k} trong buổi sáng',
  'Thông báo thu gom rác cồng kềnh ở khối {k}',
  'Nhắc {n} hộ khối {k} đến nhận kết quả một cửa',
  'Cấm xe tải vào ngõ {ng} khối {k} trong {h} ngày làm đường',
  'Thông báo tuyển {h} cộng tác viên dân số cho khối {k}',
  'Lịch phát loa khối {k} đổi sang 17 giờ trong tháng {t}',
  'Tìm người mất giấy tờ ở ngõ {ng} khối {k}',
] as const;

const statistics = [
  'Số liệu dân số khối {k} tháng {t}',
  'Thu ngân sách tháng {t} và phần của khối {k}',
  'Kết quả giải quyết hồ sơ một cửa tháng {t}, khối {k} {n} hồ sơ',
  'Số liệu tiêm chủng tháng {t}: khối {k} {n} trẻ',
  'Diện tích gieo cấy tháng {t}: khối {k} {n} ha',
  'Tình hình an ninh trật tự tháng {t} ở khối {k}: {h} vụ việc',
] as const;

const patterns = { news, conference, document: documents, other: notices, statistics } as const;

const details = [
  'Có {n} hộ tham gia từ sáng sớm.',
  'Việc do chi bộ và ban công tác Mặt trận khối vận động.',
  'Kinh phí do các hộ góp một nửa, phần còn lại từ ngân sách phường.',
  'Khối hẹn làm tiếp vào Chủ nhật tuần sau.',
  'Bà con đề nghị phường giúp thêm {h} xe chở vật liệu.',
  'Các cháu thiếu nhi đến xem rất đông.',
  'Buổi chiều, khối họp rút kinh nghiệm tại nhà văn hóa.',
  'Đây là lần thứ {h} trong năm khối làm việc này.',
] as const;

/** Each question in two wordings. */
const questions = [
  ['Thủ tục đăng ký tạm trú cho người thuê nhà', 'Gia hạn tạm trú cho con học đại học ở nhà trọ'],
  ['Khi nào phường sửa đèn đường ngõ {ng}?', 'Báo đèn đường khối {k} tắt đã {h} tối cho ai?'],
  ['Cấp lại giấy khai sinh cần giấy tờ gì?', 'Bản sao giấy khai sinh lấy ở đâu, mất bao lâu?'],
  ['Lịch tiêm chủng cho trẻ dưới 5 tuổi', 'Trẻ đang sốt thì tiêm bù vào ngày nào?'],
  ['Nghĩa trang khối {k} đóng cửa lúc mấy giờ?', 'Nhà văn hóa khối {k} cho mượn bàn ghế thế nào?'],
  ['Mức hỗ trợ cấy lại lúa sau mưa lớn', 'Hộ cấy lại lúa lần hai có được hỗ trợ giống không?'],
  ['Rác ngõ {ng} lâu chưa được thu gom', 'Rác xây dựng ở ngõ {ng} đổ ở đâu cho đúng?'],
] as const;

const filled = (pattern: string, nth: number, khoi: number, month: number): string => {
  const values: Readonly<Record<string, number>> = {
    ...{ k: khoi, n: 12 + scatter(nth + 71, 88), h: 2 + scatter(nth + 73, 7), ng: 1 + scatter(nth + 79, 24) },
    t: month,
  };
  return pattern.replace(/\{(\w+)\}/gu, (_, name: string) => String(values[name] ?? ''));
};

const chosen = (from: readonly string[], nth: number): string => from[scatter(nth + 83, from.length)] ?? '';

export function wordsOfItem(category: keyof typeof patterns, nth: number, khoi: number, month: number) {
  const title = filled(chosen(patterns[category], nth), nth, khoi, month);
  const more = filled(chosen(details, nth + 5), nth + 1, khoi, month);
  return { title, text: `${title}.\n\n${more}` };
}

export const wordsOfQuestion = (nth: number): string =>
  filled(questions[nth % questions.length]?.[Math.floor(nth / 7) % 2] ?? '', nth, 1 + scatter(nth + 89, 7), 1);

const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Vũ', 'Đỗ', 'Bùi', 'Hoàng'];
const middle = ['Thị', 'Văn', 'Đình', 'Thanh', 'Quốc'];
const given = ['Nhung', 'Minh', 'Thảo', 'Đức', 'Ánh', 'Ơn', 'Ước', 'Sơn'];

export const nameOf = (nth: number): string =>
  `${family[nth % 8]} ${middle[(nth * 3) % 5]} ${given[(nth * 5 + Math.floor(nth / 8)) % 8]}`;

const ownNames = ['Vân', 'Hòa', 'Tuyết', 'Lộc', 'Phúc', 'Duyên', 'Hải', 'Mận', 'Kiên', 'Thơm', 'Toàn'];

/** The name of a citizen who only asks questions. */
export const askerName = (nth: number): string =>
  `${family[(nth * 5 + 2) % 8]} ${middle[(nth * 2) % 5]} ${ownNames[nth % ownNames.length]}`;
