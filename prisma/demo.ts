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
  readonly photo: string;
}

export const demoItems: readonly DemoItem[] = [
  {
    title: 'Khối 2 ra quân trồng cây dọc trục đường chính',
    text: 'Hơn 80 người dân khối 2 cùng đoàn viên thanh niên đã trồng 40 cây bóng mát dọc trục đường chính.\nMỗi hộ nhận chăm sóc cây trước cửa nhà mình. Ban công tác mặt trận khối sẽ kiểm tra vào cuối mỗi tháng.',
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
];

/** A page of the portal as the demo's office wrote it. Its calendar is of the working days that are given, in their order. */
export interface DemoPage {
  readonly slug: 'bo-may' | 'lich-cong-tac' | 'cong-khai';
  readonly text: (workingDays: readonly { readonly weekday: Weekday; readonly written: string }[]) => string;
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
];
