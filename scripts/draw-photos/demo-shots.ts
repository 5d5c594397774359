/** The demo's photos: which scene, taken when and where, and what a contributor would write under it. */
import type { Shot } from './render.ts';
import { conference, elderGifts, residentsMeeting, vaccination } from './scenes-indoor.ts';
import {
  flowerMarket,
  harvest,
  lampLitRoad,
  schoolReading,
  streetCleaning,
  treePlanting,
  villageFestival,
  volleyball,
} from './scenes-outdoor.ts';
import type { Sheet } from './sketch.ts';

export interface DemoShot extends Omit<Shot, 'svg'> {
  readonly file: string;
  readonly label: string;
  readonly caption: string;
  readonly draw: (sheet: Sheet) => string;
}

export const demoShots: readonly DemoShot[] = [
  {
    file: 'tree-planting.jpg',
    label: 'Tết trồng cây',
    caption:
      'Sáng nay, khối 4 tổ chức Tết trồng cây ven hồ, hơn 60 đoàn viên thanh niên, học sinh và bà con trồng 120 cây bóng mát.',
    draw: treePlanting,
    seed: 7,
    takenAt: '2026:02:23 07:42:10',
    model: 'Phone A',
    orientation: 1,
    place: { latitude: 21.1043, longitude: 106.4021 },
  },
  {
    file: 'conference-hall.jpg',
    label: 'Hội nghị tại hội trường phường',
    caption:
      'Chiều qua, UBND phường tổ chức hội nghị sơ kết công tác 10 tháng đầu năm, có 85 đại biểu các khối, đoàn thể về dự.',
    draw: conference,
    seed: 11,
    takenAt: '2026:11:04 14:20:33',
    model: 'Phone B',
    orientation: 1,
  },
  {
    file: 'street-cleaning.jpg',
    label: 'Dọn vệ sinh đường khối',
    caption:
      'Sáng Chủ nhật vừa rồi, bà con khối 2 ra quân dọn vệ sinh, thu gom lá rụng và rác trên trục đường chính của khối.',
    draw: streetCleaning,
    seed: 13,
    takenAt: '2026:11:08 06:35:02',
    model: 'Phone A',
    orientation: 6,
    place: { latitude: 21.1018, longitude: 106.3987 },
  },
  {
    file: 'elder-gifts.jpg',
    label: 'Tặng quà người cao tuổi',
    caption:
      'Ngày 1/10, Mặt trận Tổ quốc phường đến thăm và tặng 42 suất quà cho người cao tuổi khối 1 nhân Ngày Quốc tế Người cao tuổi.',
    draw: elderGifts,
    seed: 17,
    takenAt: '2026:10:01 08:55:47',
    model: 'Phone C',
    orientation: 1,
    place: { latitude: 21.0996, longitude: 106.4052 },
  },
  {
    file: 'school-reading.jpg',
    label: 'Học sinh đọc sách ở sân trường',
    caption:
      'Thứ Tư tuần này, Trường Tiểu học phường mở tủ sách lưu động dưới gốc phượng, gần 300 em cùng đọc sách trong giờ ra chơi.',
    draw: schoolReading,
    seed: 19,
    takenAt: '2026:05:20 09:10:25',
    model: 'Phone B',
    orientation: 3,
  },
  {
    file: 'lamp-lit-road.jpg',
    label: 'Khánh thành đường điện chiếu sáng',
    caption:
      'Tối qua, khối 6 khánh thành tuyến đường điện chiếu sáng dài 850 mét do người dân đóng góp cùng ngân sách phường.',
    draw: lampLitRoad,
    seed: 23,
    takenAt: '2026:09:02 19:31:18',
    model: 'Phone A',
    orientation: 1,
    place: { latitude: 21.1071, longitude: 106.3969 },
  },
  {
    file: 'residents-meeting.jpg',
    label: 'Họp dân ở nhà văn hóa khối',
    caption:
      'Sáng thứ Bảy, khối 5 họp dân tại nhà văn hóa bàn việc mở rộng ngõ 12, các hộ biểu quyết nhất trí hiến đất làm đường.',
    draw: residentsMeeting,
    seed: 29,
    takenAt: '2026:10:24 08:05:51',
    model: 'Phone C',
    orientation: 8,
  },
  {
    file: 'clinic-vaccination.jpg',
    label: 'Tiêm chủng ở trạm y tế',
    caption: 'Sáng nay, Trạm Y tế phường tiêm chủng mở rộng cho 46 trẻ dưới 5 tuổi; đợt sau vào ngày 25 hằng tháng.',
    draw: vaccination,
    seed: 31,
    takenAt: '2026:11:10 08:48:09',
    model: 'Phone B',
    orientation: 1,
    place: { latitude: 21.1027, longitude: 106.4039 },
  },
  {
    file: 'rice-harvest.jpg',
    label: 'Bà con thu hoạch lúa mùa',
    caption:
      'Chiều hôm kia, bà con khối 7 xuống đồng thu hoạch 35 héc-ta lúa mùa, đoàn thanh niên giúp các hộ neo người gặt lúa.',
    draw: harvest,
    seed: 37,
    takenAt: '2026:10:12 16:40:44',
    model: 'Phone A',
    orientation: 1,
    place: { latitude: 21.1102, longitude: 106.4107 },
  },
  {
    file: 'flower-market.jpg',
    label: 'Chợ hoa Tết',
    caption:
      'Ngày 23 tháng Chạp, chợ hoa Tết của phường mở cửa với hơn 40 gian hàng đào, quất, phục vụ bà con đến hết 30 Tết.',
    draw: flowerMarket,
    seed: 41,
    takenAt: '2026:02:10 10:12:36',
    model: 'Phone C',
    orientation: 6,
  },
  {
    file: 'village-festival.jpg',
    label: 'Hội làng đầu xuân',
    caption:
      'Mùng 10 tháng Giêng, khối 3 khai hội đình làng với lễ dâng hương, trống hội và múa lân, đông đảo bà con dự hội.',
    draw: villageFestival,
    seed: 43,
    takenAt: '2026:02:26 09:02:15',
    model: 'Phone B',
    orientation: 1,
    place: { latitude: 21.0979, longitude: 106.4014 },
  },
  {
    file: 'volleyball-cup.jpg',
    label: 'Giải bóng chuyền các khối',
    caption: 'Chiều 19/8, giải bóng chuyền các khối phường Đồng Lạc kết thúc, đội khối 4 thắng khối 1 với tỷ số 3-2.',
    draw: volleyball,
    seed: 47,
    takenAt: '2026:08:19 16:25:58',
    model: 'Phone A',
    orientation: 1,
  },
];
