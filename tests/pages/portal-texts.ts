/**
 * Texts of the drawn portal: some weeks of a ward's life. All of it is invented; the photos
 * are the demo's and were made by a script.
 */

interface MonthItem {
  /** Demo photos by their names without file ending; the first one is the cover. */
  readonly photos: readonly (readonly [name: string, caption: string])[];
  readonly title: string;
  /** The first sentence of the first paragraph is the standfirst. */
  readonly paragraphs: readonly string[];
  readonly place: string;
  readonly author: string;
  readonly source: string;
  /** 'YYYY-MM-DD' */
  readonly on: string;
}

export const news: readonly MonthItem[] = [
  {
    photos: [
      ['tree-planting', 'Bà con và đoàn viên khối 4 trồng hàng sấu đầu tiên ven hồ'],
      ['street-cleaning', 'Trước khi trồng cây, các hộ dọn sạch lối đi quanh hồ'],
    ],
    title: 'Khối 4 trồng 120 cây bóng mát ven hồ',
    paragraphs: [
      'Sáng 24/11, hơn 60 người dân, đoàn viên và học sinh khối 4 trồng 120 cây sấu, cây bàng quanh hồ nhà văn hóa. Cây do các hộ trong khối góp, Đoàn Thanh niên phường tặng 40 cọc chống.',
      'Mỗi cây có biển ghi tên hộ nhận chăm sóc trong hai năm đầu. Các chi hội phân nhau tưới vào chiều thứ Ba và thứ Bảy.',
      '“Ba năm nữa các cháu đi học về đã có bóng mát”, bà Nguyễn Thị Lan, người vận động các hộ, chia sẻ.',
    ],
    ...{ place: 'Hồ nhà văn hóa khối 4', author: 'Nguyễn Thị Lan', source: 'Tác giả có mặt', on: '2026-11-24' },
  },
  {
    photos: [['residents-meeting', 'Các hộ ngõ 12 giơ tay biểu quyết phương án mở rộng ngõ']],
    title: '18 hộ khối 5 hiến đất mở rộng ngõ 12',
    paragraphs: [
      'Tối 22/11, họp tại nhà văn hóa, 18 hộ ngõ 12 khối 5 nhất trí hiến 146 m² đất để mở ngõ từ 2,5 m lên 4 m.',
      'Phường hỗ trợ xi măng và máy trộn; các hộ góp ngày công, bắt đầu từ ngày 05/12. Trong thời gian làm, xe ba bánh đi lối ngõ 14.',
    ],
    ...{
      place: 'Nhà văn hóa khối 5',
      author: 'Trần Văn Phúc',
      source: 'Ông Trần Văn Phúc, khối phó',
      on: '2026-11-22',
    },
  },
  {
    photos: [['clinic-vaccination', 'Cân trẻ trước khi tiêm ở Trạm Y tế phường']],
    title: '46 trẻ dưới 5 tuổi được tiêm chủng trong tháng 11',
    paragraphs: [
      'Ngày 20/11, Trạm Y tế phường tiêm chủng mở rộng cho 46 trẻ dưới 5 tuổi, đạt 96% số trẻ đến hạn.',
      'Hai cháu đang sốt được hẹn tiêm bù sáng 27/11. Đợt sau vào ngày 25/12; phụ huynh mang theo sổ tiêm.',
    ],
    ...{ place: 'Trạm Y tế phường', author: 'Đỗ Thị Hạnh', source: 'Trạm Y tế phường', on: '2026-11-20' },
  },
  {
    photos: [['volleyball-cup', 'Pha tranh bóng trên lưới trong trận chung kết']],
    title: 'Giải bóng chuyền các khối: khối 4 thắng khối 1 với tỷ số 3-2',
    paragraphs: [
      'Chiều 16/11, giải bóng chuyền các khối phường Đồng Lạc kết thúc sau chín ngày thi đấu của bảy đội.',
      'Trận chung kết kéo dài năm hiệp trước hơn 300 khán giả. Đội khối 6 nhận giải Ba; giải phong cách thuộc về đội khối 2.',
    ],
    ...{ place: 'Sân nhà văn hóa trung tâm', author: 'Hoàng Văn Nam', source: 'Tác giả có mặt', on: '2026-11-16' },
  },
  {
    photos: [['school-reading', 'Giờ đọc sách dưới gốc phượng ở sân Trường Tiểu học Đồng Lạc']],
    title: 'Tủ sách lưu động về Trường Tiểu học Đồng Lạc',
    paragraphs: [
      'Từ ngày 11/11, mỗi sáng thứ Tư, tủ sách lưu động của phường mở ở sân Trường Tiểu học Đồng Lạc với 640 cuốn.',
      'Các em mượn bằng thẻ lớp, trả sau hai tuần. Nhà trường nhận thêm truyện tranh khoa học do phụ huynh quyên góp.',
    ],
    ...{
      place: 'Trường Tiểu học Đồng Lạc',
      author: 'Cô Bùi Thị Mai',
      source: 'Trường Tiểu học Đồng Lạc',
      on: '2026-11-11',
    },
  },
  {
    photos: [['street-cleaning', 'Bà con khối 2 quét lá và gom rác trên trục đường chính']],
    title: 'Khối 2 thu hai xe rác sau một buổi sáng Chủ nhật',
    paragraphs: [
      'Sáng 08/11, hơn 70 hộ khối 2 dọn vệ sinh trục đường chính, khơi 200 m rãnh và thu hai xe rác.',
      'Khối giữ nếp dọn vào Chủ nhật tuần đầu mỗi tháng; buổi sau là ngày 06/12.',
    ],
    ...{ place: 'Đường trục khối 2', author: 'Trần Thị Cúc', source: 'Tác giả có mặt', on: '2026-11-08' },
  },
  {
    photos: [['rice-harvest', 'Gặt lúa mùa trên cánh đồng Đầm, khối 7']],
    title: 'Khối 7 gặt xong 35 ha lúa mùa',
    paragraphs: [
      'Đến chiều 03/11, bà con khối 7 gặt xong 35 ha lúa mùa, năng suất ước 58 tạ một ha.',
      'Đoàn thanh niên giúp bốn hộ neo người gặt và phơi thóc. Hợp tác xã làm đất vụ đông từ ngày 10/11.',
    ],
    ...{ place: 'Cánh đồng Đầm, khối 7', author: 'Ngô Thị Hà', source: 'Ban quản lý khối 7', on: '2026-11-03' },
  },
  {
    photos: [['lamp-lit-road', 'Tuyến đường khối 6 trong đêm đầu có điện chiếu sáng']],
    title: 'Khối 6 khánh thành 850 m đường điện chiếu sáng',
    paragraphs: [
      'Tối 30/10, khối 6 khánh thành tuyến đường điện chiếu sáng dài 850 m với 34 bóng đèn tiết kiệm điện.',
      'Các hộ góp 60% kinh phí, phần còn lại từ ngân sách phường. Đèn bật từ 18 giờ đến 5 giờ.',
    ],
    ...{ place: 'Khối 6', author: 'Phan Văn Bảy', source: 'Tác giả có mặt', on: '2026-10-30' },
  },
  {
    photos: [['elder-gifts', 'Trao quà cho các cụ khối 1 tại nhà văn hóa']],
    title: '42 suất quà đến với người cao tuổi khối 1',
    paragraphs: [
      'Nhân Ngày Quốc tế Người cao tuổi 01/10, Mặt trận Tổ quốc phường thăm và tặng 42 suất quà cho người cao tuổi khối 1.',
    ],
    ...{ place: 'Nhà văn hóa khối 1', author: 'Vũ Thị Sáu', source: 'Mặt trận Tổ quốc phường', on: '2026-10-01' },
  },
  {
    photos: [['village-festival', 'Múa lân trước sân đình trong buổi khai hội']],
    title: 'Ngày hội đình làng khối 3 mở đầu xuân mới',
    paragraphs: [
      'Mùng 10 tháng Giêng, khối 3 khai hội đình làng với lễ dâng hương, trống hội và múa lân.',
      'Phần hội có kéo co, cờ người và thi gói bánh chưng của bảy khối.',
    ],
    ...{ place: 'Đình làng khối 3', author: 'Lê Văn Tư', source: 'Tác giả có mặt', on: '2026-02-26' },
  },
];

export const conferences: readonly MonthItem[] = [
  {
    photos: [['conference-hall', 'Đại biểu các khối tại hội nghị sơ kết mười tháng']],
    title: 'Phường sơ kết công tác 10 tháng đầu năm',
    paragraphs: [
      'Chiều 18/11, UBND phường sơ kết công tác 10 tháng đầu năm, 85 đại biểu các khối, đoàn thể về dự.',
      'Hội nghị thống nhất ba việc của tháng 12: làm xong ngõ 12 khối 5, rà soát hộ nghèo, chuẩn bị Tết cho các gia đình chính sách.',
    ],
    ...{ place: 'Hội trường phường', author: 'Đỗ Thị Hạnh', source: 'Văn phòng HĐND – UBND phường', on: '2026-11-18' },
  },
];

export const notices: readonly MonthItem[] = [
  {
    photos: [],
    title: 'Thông báo lịch tiêm phòng dại cho chó, mèo tại các khối',
    paragraphs: [
      'Trạm Y tế phường phối hợp thú y cơ sở tiêm phòng dại từ 7 giờ 30 các ngày 28/11 (khối 1, 2, 3) và 29/11 (khối 4, 5, 6, 7) tại nhà văn hóa khối.',
      'Phí theo quy định của tỉnh. Chó phải có rọ mõm và người dắt.',
    ],
    ...{ place: 'Nhà văn hóa các khối', author: 'Đỗ Thị Hạnh', source: 'Trạm Y tế phường', on: '2026-11-23' },
  },
  {
    photos: [],
    title: 'Tạm ngừng cấp nước khối 6, khối 7 trong sáng 27/11',
    paragraphs: [
      'Để thay van trên đường ống chính, nước sạch tạm ngừng từ 8 giờ đến 11 giờ ngày 27/11 ở khối 6 và khối 7. Bà con trữ nước dùng trong buổi sáng.',
    ],
    ...{ place: 'Khối 6, khối 7', author: 'Đỗ Thị Hạnh', source: 'Xí nghiệp nước sạch', on: '2026-11-25' },
  },
];

interface MonthDocument {
  readonly number: string;
  readonly title: string;
  readonly signer: string;
  readonly source: string;
  readonly on: string;
  readonly file: string;
}

export const documents: readonly MonthDocument[] = [
  {
    ...{ number: '152/QĐ-UBND', title: 'Quyết định về việc kiện toàn Ban Chỉ đạo phòng, chống thiên tai' },
    ...{ signer: 'Nguyễn Văn Bắc', source: 'UBND phường Đồng Lạc', on: '2026-11-19', file: 'qd-152-ubnd.pdf' },
  },
  {
    ...{ number: '31/NQ-HĐND', title: 'Nghị quyết về dự toán thu, chi ngân sách phường năm 2027' },
    ...{ signer: 'Trần Thị Hồng', source: 'HĐND phường Đồng Lạc', on: '2026-11-13', file: 'nq-31-hdnd.pdf' },
  },
  {
    ...{ number: '64/KH-UBND', title: 'Kế hoạch ra quân làm thủy lợi nội đồng vụ đông xuân' },
    ...{ signer: 'Phạm Văn Thủy', source: 'UBND phường Đồng Lạc', on: '2026-11-06', file: 'kh-64-ubnd.pdf' },
  },
  {
    ...{ number: '08/TB-MTTQ', title: 'Thông báo về Ngày hội Đại đoàn kết toàn dân tộc ở khu dân cư' },
    ...{ signer: 'Bùi Đình Khang', source: 'Ủy ban MTTQ phường', on: '2026-11-02', file: 'tb-08-mttq.pdf' },
  },
];

interface MonthAnswer {
  readonly title: string;
  readonly question: string;
  readonly answer: readonly string[];
  readonly on: string;
}

export const answers: readonly MonthAnswer[] = [
  {
    title: 'Khi nào phường tiêm phòng dại cho chó?',
    question: 'Khi nào phường tiêm phòng dại cho chó? Nhà tôi ở khối 3, nuôi hai con, có phải nộp tiền không?',
    answer: [
      'Khối 3 tiêm từ 7 giờ 30 ngày 28/11 tại nhà văn hóa khối. Gia đình đưa chó có rọ mõm đến; con nào lỡ buổi này thì đến Trạm Y tế phường sáng thứ Bảy hằng tuần.',
      'Tiền vắc xin thu theo mức của tỉnh, niêm yết tại nơi tiêm; công tiêm không thu.',
    ],
    on: '2026-11-24',
  },
  {
    title: 'Đăng ký tạm trú cho con học đại học cần giấy tờ gì?',
    question: 'Con tôi học ở tỉnh khác, đăng ký tạm trú cần giấy tờ gì, làm ở phường mình hay nơi cháu ở?',
    answer: [
      'Đăng ký tạm trú làm tại Công an cấp xã nơi cháu đang ở, không phải ở phường Đồng Lạc. Hồ sơ gồm tờ khai theo mẫu và giấy tờ chứng minh chỗ ở hợp pháp (hợp đồng thuê nhà hoặc xác nhận của ký túc xá).',
      'Gia đình có thể nộp qua Cổng Dịch vụ công quốc gia, không phải đi lại.',
    ],
    on: '2026-11-17',
  },
  {
    title: 'Đèn đường ngõ 4 khối 2 hỏng thì báo cho ai?',
    question: 'Đèn đường ngõ 4 khối 2 tắt một tuần nay, trẻ con đi học về rất tối. Bao giờ phường sửa?',
    answer: [
      'Tổ quản lý điện của khối đã thay bóng chiều 12/11. Từ nay bà con báo đèn hỏng cho khối trưởng hoặc nhắn thẳng vào kênh của phường; phường hẹn sửa trong ba ngày làm việc.',
    ],
    on: '2026-11-13',
  },
  {
    title: 'Lịch tiếp công dân của Chủ tịch phường?',
    question: 'Cho tôi hỏi Chủ tịch phường tiếp dân ngày nào, có phải đăng ký trước không?',
    answer: [
      'Chủ tịch UBND phường tiếp công dân sáng thứ Năm hằng tuần, từ 7 giờ 30 đến 11 giờ, tại phòng Tiếp công dân, tầng 1 trụ sở. Bà con không phải đăng ký trước; có giấy tờ liên quan thì mang theo.',
    ],
    on: '2026-11-05',
  },
];

export const pages = {
  'bo-may': `## Lãnh đạo

Họ tên | Chức vụ | Phụ trách | Tiếp công dân | Điện thoại
Ông Nguyễn Văn Bắc | Chủ tịch UBND | Chung; tài chính, đất đai | Sáng thứ Năm | 0220 3000 101
Bà Lê Thị Thu | Phó Chủ tịch UBND | Văn hóa – xã hội, y tế, giáo dục | Sáng thứ Ba | 0220 3000 102
Ông Phạm Văn Thủy | Phó Chủ tịch UBND | Kinh tế, hạ tầng, thủy lợi | Sáng thứ Tư | 0220 3000 103
Bà Trần Thị Hồng | Chủ tịch HĐND | Hội đồng nhân dân | Ngày 15 hằng tháng | 0220 3000 104

## Bộ phận chuyên môn

- Văn phòng HĐND – UBND: phòng 201, 0220 3000 110
- Bộ phận Một cửa: tầng 1, 0220 3000 111
- Tài chính – Kế toán: phòng 203, 0220 3000 112
- Công an phường: số 3, đường Yết Kiêu, 0220 3000 113`,
  'ban-do': `Phường Đồng Lạc rộng 6,2 km², có bảy khối nằm hai bên sông. Trụ sở UBND ở khối 4, số 1 đường Yết Kiêu.

[hình 1: Bản đồ hành chính phường Đồng Lạc | Bảy khối quanh trụ sở UBND phường, sông chảy từ tây sang đông]

Khối | Số hộ | Nhà văn hóa
Khối 1 | 412 | Số 8, đường Trần Hưng Đạo
Khối 2 | 388 | Ngõ 4, đường Yết Kiêu
Khối 3 | 356 | Cạnh đình làng
Khối 4 | 441 | Số 12, đường Yết Kiêu
Khối 5 | 397 | Ngõ 12, đường Trần Hưng Đạo
Khối 6 | 365 | Cạnh trạm bơm
Khối 7 | 420 | Sân bóng khối`,
  'cong-khai': `## Dự toán ngân sách năm 2026

Khoản | Dự toán (triệu đồng) | Đã thực hiện đến 30/9
Thu trên địa bàn | 12.400 | 10.788
Chi thường xuyên | 9.860 | 7.012
Chi sửa chữa đường ngõ | 1.750 | 1.214
Chi thông tin, truyền thông | 120 | 74

## Kế hoạch đang làm

- Mở rộng ngõ 12 khối 5: từ ngày 05/12/2026 đến 20/01/2027
- Thay 34 bóng đèn đường khối 6: đã xong ngày 30/10/2026

Bà con xem bản đầy đủ tại Bộ phận Một cửa trong giờ làm việc.`,
  'du-thao': `Phường xin ý kiến của bà con về những văn bản sau, trước khi ban hành.

## Quy ước khối 3 về nếp sống văn minh

Góp ý đến ngày 15/12/2026

Dự thảo do ban công tác Mặt trận khối 3 viết, gồm 14 điều về việc cưới, việc tang, giờ yên tĩnh và giữ ngõ sạch.

[tệp 1: Dự thảo quy ước khối 3]

## Phương án đỗ xe ở chợ phường

Góp ý đến ngày 20/11/2026

Ô tô đỗ một bên đường chợ từ 6 giờ đến 9 giờ; xe ba bánh dỡ hàng trước 5 giờ 30.`,
  'lich-cong-tac': `Ngày | Giờ | Việc | Nơi
Thứ Hai 23/11/2026 | 8 giờ | Giao ban đầu tuần | Phòng họp tầng 2
Thứ Năm 26/11/2026 | 7 giờ 30 | Chủ tịch UBND tiếp công dân | Phòng Tiếp công dân
Thứ Sáu 27/11/2026 | 14 giờ | Họp tổ rà soát hộ nghèo | Hội trường
Thứ Bảy 28/11/2026 | 7 giờ 30 | Tiêm phòng dại khối 1, 2, 3 | Nhà văn hóa các khối`,
} as const;
