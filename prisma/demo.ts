/** The demo ward's people, one in every role, and what they published this week. All invented. */
import type { Weekday } from '../src/domain/calendar/local-date.ts';
import type { Role } from '../src/domain/roles.ts';
import type { CategoryId } from '../src/domain/submission/categories/index.ts';

/** Where they chat. Zalo makes its ids out of its own account and the key or name, the same in every run. */
export type DemoAccount =
  | { readonly platform: 'telegram'; readonly id: number }
  | { readonly platform: 'zaloOa'; readonly id: string }
  | { readonly platform: 'zaloBot' };

export interface DemoPerson {
  readonly key: string;
  readonly role: Role;
  readonly title: string;
  /** Of the ward's, as its file names it. */
  readonly unit?: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly account: DemoAccount;
}

export const demoPeople: readonly DemoPerson[] = [
  {
    key: 'lan',
    role: 'contributor',
    title: 'Cộng tác viên khối 4',
    unit: 'khối 4',
    firstName: 'Nguyễn Thị',
    lastName: 'Lan',
    account: { platform: 'telegram', id: 5_100_000_001 },
  },
  {
    key: 'hung',
    role: 'contributor',
    title: 'Cộng tác viên khối 3',
    unit: 'khối 3',
    firstName: 'Nguyễn Văn',
    lastName: 'Hùng',
    account: { platform: 'zaloOa', id: '5100000000000000010' },
  },
  {
    key: 'minh',
    role: 'deputy',
    title: 'Phó Trưởng ban',
    firstName: 'Trần Văn',
    lastName: 'Minh',
    account: { platform: 'telegram', id: 5_100_000_002 },
  },
  {
    key: 'hoa',
    role: 'head',
    title: 'Trưởng Ban Biên tập',
    firstName: 'Vũ Thị',
    lastName: 'Hoa',
    account: { platform: 'zaloOa', id: '5100000000000000003' },
  },
  {
    key: 'tu',
    role: 'citizen',
    title: 'Người dân',
    firstName: 'Lê Văn',
    lastName: 'Tư',
    account: { platform: 'zaloOa', id: '5100000000000000004' },
  },
  {
    key: 'thu',
    role: 'office',
    title: 'Công chức Văn phòng',
    firstName: 'Hoàng Thị',
    lastName: 'Thư',
    account: { platform: 'zaloBot' },
  },
  {
    key: 'ha',
    role: 'standingDeputy',
    title: 'Phó Trưởng ban thường trực',
    firstName: 'Phạm Thị Thu',
    lastName: 'Hà',
    account: { platform: 'telegram', id: 5_100_000_005 },
  },
  {
    key: 'binh',
    role: 'member',
    title: 'Thành viên',
    firstName: 'Đỗ Văn',
    lastName: 'Bình',
    account: { platform: 'telegram', id: 5_100_000_006 },
  },
  {
    key: 'bac',
    role: 'chairman',
    title: 'Chủ tịch UBND',
    firstName: 'Nguyễn Văn',
    lastName: 'Bắc',
    account: { platform: 'telegram', id: 5_100_000_008 },
  },
  {
    key: 'nga',
    role: 'accountant',
    title: 'Kế toán',
    firstName: 'Bùi Thị',
    lastName: 'Nga',
    account: { platform: 'telegram', id: 5_100_000_009 },
  },
  {
    key: 'mai',
    role: 'contributor',
    title: 'Cộng tác viên khối 6',
    unit: 'khối 6',
    firstName: 'Đinh Thị',
    lastName: 'Mai',
    account: { platform: 'zaloBot' },
  },
  {
    key: 'long',
    role: 'deputy',
    title: 'Phó Trưởng ban',
    firstName: 'Phạm Đức',
    lastName: 'Long',
    account: { platform: 'zaloBot' },
  },
  {
    key: 'sau',
    role: 'citizen',
    title: 'Người dân',
    firstName: 'Trịnh Văn',
    lastName: 'Sáu',
    account: { platform: 'zaloBot' },
  },
  {
    key: 'yen',
    role: 'citizen',
    title: 'Người dân',
    firstName: 'Lưu Thị',
    lastName: 'Yến',
    account: { platform: 'telegram', id: 5_100_000_010 },
  },
];

export interface DemoItem {
  readonly title: string;
  readonly text: string;
  readonly category: CategoryId;
  readonly daysAgo: number;
  /** Part of the sample photo's file name. */
  readonly photo?: string;
  /** In `demo-files`. */
  readonly file?: string;
  readonly documentNumber?: string;
  readonly signer?: string;
}

export const demoItems: readonly DemoItem[] = [
  {
    title: 'Khối 2 ra quân trồng cây dọc trục đường chính',
    text: 'Sa-pô: Sau một buổi sáng, trục đường chính của khối 2 có thêm 40 cây bóng mát; mỗi hộ nhận chăm một cây trước cửa nhà.\nHơn 80 người dân khối 2 cùng đoàn viên thanh niên đã trồng 40 cây bóng mát dọc trục đường chính.\nMỗi hộ nhận chăm sóc cây trước cửa nhà mình. Ban công tác mặt trận khối sẽ kiểm tra vào cuối mỗi tháng.',
    category: 'news',
    daysAgo: 1,
    photo: 'tree-planting',
  },
  {
    title: 'Hội nghị triển khai nhiệm vụ tháng cuối năm',
    text: 'UBND phường tổ chức hội nghị triển khai nhiệm vụ tháng 12 với sự tham gia của bí thư, trưởng các khối.\nHội nghị thống nhất ba việc trọng tâm: thu ngân sách, chỉnh trang đô thị và chăm lo Tết cho hộ khó khăn.',
    category: 'conference',
    daysAgo: 2,
    photo: 'conference-hall',
  },
  {
    title: 'Trạm Y tế phường tiêm chủng cho trẻ dưới một tuổi',
    text: 'Trong buổi sáng, Trạm Y tế phường đã tiêm chủng cho 46 trẻ dưới một tuổi theo lịch.\nĐợt tiếp theo diễn ra vào tuần đầu tháng sau; trạm sẽ nhắn lịch cụ thể tới từng gia đình.',
    category: 'news',
    daysAgo: 4,
    photo: 'clinic-vaccination',
  },
  {
    title: 'Sáng thứ Bảy, bà con khối 6 tổng vệ sinh ngõ xóm',
    text: 'Hơn 60 người khối 6 quét dọn, khơi cống ở năm ngõ, thu gom hai xe rác.\nTừ nay việc này làm vào sáng thứ Bảy hằng tuần; ai bận thì làm bù vào Chủ nhật.',
    category: 'news',
    daysAgo: 5,
    photo: 'street-cleaning',
  },
  {
    title: 'Trường Tiểu học Đồng Lạc mở góc đọc sách ngoài trời',
    text: 'Góc đọc sách dưới tán bàng của Trường Tiểu học Đồng Lạc mở cửa giờ ra chơi và chiều thứ Sáu, có 600 cuốn do phụ huynh quyên góp.\nHọc sinh lớp 4 và lớp 5 thay nhau trông sách.',
    category: 'news',
    daysAgo: 6,
    photo: 'school-reading',
  },
  {
    title: 'Khối 3 họp dân bàn việc thắp sáng đường ngõ',
    text: 'Tối qua, 45 hộ khối 3 họp tại nhà văn hóa, thống nhất lắp 12 bóng đèn ở ba ngõ còn tối.\nMỗi hộ góp 120.000 đồng; phường hỗ trợ tiền điện năm đầu.',
    category: 'news',
    daysAgo: 8,
    photo: 'residents-meeting',
  },
  {
    title: 'Tạm ngừng cấp nước khối 4, khối 5 để sửa đường ống',
    text: 'Công ty cấp nước sửa đường ống trên đường Yết Kiêu, ngừng cấp nước khối 4 và khối 5 từ 8 giờ đến 16 giờ.\nXin các hộ trữ nước trước giờ cắt; nước có lại sớm hơn thì khối sẽ báo trên loa.',
    category: 'other',
    daysAgo: 1,
  },
  {
    title: 'Nhận hồ sơ hỗ trợ tiền điện cho hộ khó khăn quý IV',
    text: 'Bộ phận Một cửa nhận hồ sơ hỗ trợ tiền điện quý IV trong giờ hành chính, đến hết tháng này.\nHồ sơ gồm đơn theo mẫu và giấy xác nhận hộ nghèo, hộ cận nghèo; ai không đi được thì trưởng khối nộp giúp.',
    category: 'other',
    daysAgo: 3,
  },
  {
    title: 'Quyết định thành lập Tổ công nghệ số cộng đồng của phường',
    text: 'Mỗi khối có một tổ từ năm đến bảy người, giúp bà con nộp hồ sơ trực tuyến vào tối thứ Năm hằng tuần.',
    category: 'document',
    daysAgo: 2,
    file: 'quyet-dinh-to-cong-nghe-so.pdf',
    documentNumber: '152/QĐ-UBND',
    signer: 'Nguyễn Văn Bắc',
  },
  {
    title: 'Kế hoạch tổng vệ sinh môi trường đón Tết',
    text: 'Tổng vệ sinh sáng thứ Bảy hằng tuần cho đến hết tháng Chạp; mỗi khối cử 20 người.',
    category: 'document',
    daysAgo: 5,
    file: 'ke-hoach-ve-sinh-moi-truong.pdf',
    documentNumber: '47/KH-UBND',
    signer: 'Vũ Thị Hoa',
  },
  {
    title: 'Số liệu kinh tế – xã hội mười tháng',
    text: 'Thu ngân sách trên địa bàn đạt 87% dự toán năm, tăng 6% so với cùng kỳ.\nBộ phận Một cửa trả đúng hạn 412 trong 415 hồ sơ; 24 trẻ được khai sinh, 17 cặp đăng ký kết hôn.',
    category: 'statistics',
    daysAgo: 6,
  },
];

export interface DemoAnswer {
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly daysAgo: number;
}

export const demoAnswers: readonly DemoAnswer[] = [
  {
    title: 'Đèn đường khối 3 hỏng, bao giờ sửa?',
    question: 'Đoạn đường sau nhà văn hóa khối 3 mất đèn đã một tuần, tối đi lại rất khó. Bao giờ phường sửa?',
    answer:
      'Công ty điện lực đã thay ba bóng hỏng và một hộp điều khiển; đèn sáng lại từ tối hôm qua.\nĐèn hỏng lại, xin Ông/Bà nhắn ngay cho phường kèm số cột.',
    daysAgo: 3,
  },
  {
    title: 'Đăng ký tạm trú cần giấy tờ gì?',
    question: 'Tôi thuê nhà ở khối 5, muốn đăng ký tạm trú thì cần mang giấy tờ gì và nộp ở đâu?',
    answer:
      'Ông/Bà mang căn cước và hợp đồng thuê nhà, hoặc lời đồng ý của chủ nhà, đến Công an phường trong giờ hành chính; cũng có thể nộp trên Cổng dịch vụ công quốc gia.\nKhông phải nộp lệ phí khi nộp trực tuyến.',
    daysAgo: 7,
  },
];

/** A picture or a document of such a page, in `demo-files`. */
export interface DemoFile {
  readonly name: string;
  readonly caption: string;
  readonly description?: string;
}

type WorkingDay = { readonly weekday: Weekday; readonly written: string };

/** A page of the portal as the demo's office wrote it. Its days are of the working days that are given, in their order. */
export interface DemoPage {
  readonly slug: 'bo-may' | 'lich-cong-tac' | 'cong-khai' | 'ban-do' | 'du-thao';
  readonly text: (workingDays: readonly WorkingDay[]) => string;
  /** They stand behind the text. */
  readonly files?: readonly DemoFile[];
}

/** People are received on the days that the page of offices names. */
const everyWeek: Partial<Record<Weekday, string>> = {
  1: '14:00 | Họp giao ban các khối | Phó Chủ tịch | Hội trường tầng 2',
  2: '08:00 | Tiếp công dân | Phó Chủ tịch | Phòng Tiếp công dân',
  4: '08:00 | Tiếp công dân | Chủ tịch UBND phường | Phòng Tiếp công dân',
  5: '07:30 | Ra quân vệ sinh môi trường | Đoàn thanh niên | Nhà văn hóa trung tâm',
};

export const demoPages: readonly DemoPage[] = [
  {
    slug: 'bo-may',
    text: () => `## Lãnh đạo Ủy ban nhân dân phường

Họ và tên | Chức vụ | Nhiệm vụ | Điện thoại | Tiếp công dân
Ông Nguyễn Văn Bắc | Chủ tịch | Phụ trách chung; ngân sách, đất đai | 0220 3000 101 | Thứ Năm, 08:00–11:00
Bà Vũ Thị Hoa | Phó Chủ tịch | Văn hóa – xã hội; Trưởng Ban Biên tập | 0220 3000 102 | Thứ Ba, 08:00–11:00

## Các bộ phận

Bộ phận | Việc gì thì đến đây | Điện thoại
Văn phòng HĐND – UBND | Văn bản, lịch làm việc, tiếp công dân | 0220 3000 137
Bộ phận Một cửa | Nộp hồ sơ, nhận kết quả | 0220 3000 138
Văn hóa – Thông tin | Nhà văn hóa, đài truyền thanh, Cổng thông tin | 0220 3000 139`,
  },
  {
    slug: 'lich-cong-tac',
    text: (workingDays) =>
      [
        'Ngày | Giờ | Việc | Ai | Ở đâu',
        ...workingDays.flatMap(({ weekday, written }) => {
          const work = everyWeek[weekday];
          return work ? [`${written} | ${work}`] : [];
        }),
      ].join('\n'),
  },
  {
    slug: 'cong-khai',
    text: () => `## Thu, chi ngân sách chín tháng

Khoản | Dự toán năm (triệu đồng) | Đã thực hiện | So với dự toán
Thu trên địa bàn | 18.400 | 14.260 | 77,5 %
Chi thường xuyên | 9.750 | 7.020 | 72,0 %
Chi đầu tư | 6.200 | 4.115 | 66,4 %

- Số liệu mẫu của bản dùng thử.`,
  },
  {
    slug: 'ban-do',
    text: () =>
      'Phường có bảy khối, hai bên đường Yết Kiêu; trụ sở Ủy ban nhân dân ở khối 7. Ranh giới giữa các khối là nét đứt.',
    files: [
      {
        name: 'ban-do.png',
        caption: 'Bản đồ hành chính phường Đồng Lạc (bản vẽ mẫu của bản dùng thử)',
        description:
          'Bản đồ bảy khối: khối 7 ở giữa có trụ sở UBND và Trạm Y tế; khối 1 phía tây, khối 2 phía bắc, khối 3 phía đông bắc có Trường THCS, khối 4 phía đông, khối 5 phía đông nam có Trường Tiểu học, khối 6 phía nam có nhà văn hóa trung tâm',
      },
    ],
  },
  {
    slug: 'du-thao',
    text: (workingDays) => `Mời bà con đọc và góp ý trước khi phường ban hành.

## Dự thảo Quy ước giữ gìn vệ sinh và nếp sống văn minh ở khu dân cư
Góp ý đến ngày ${workingDays.at(-1)?.written ?? ''}

Dự thảo gồm bốn điều: giờ đổ rác, giờ mở loa, nuôi chó và việc bình chọn hộ giữ vệ sinh tốt mỗi quý. Nơi soạn thảo: Văn hóa – Thông tin.`,
    files: [{ name: 'du-thao-quy-uoc.pdf', caption: 'Toàn văn dự thảo Quy ước' }],
  },
];
