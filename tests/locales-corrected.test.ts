/** Texts that a review corrected: each test checks the new wording and that the old wording occurs nowhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './support/world.ts';

const folder = join(root, 'locales', 'vi');
const all = readdirSync(folder)
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

/** The text of a key with all its variants. */
const textOf = (key: string): string =>
  new RegExp(`^${key} =([\\s\\S]*?)(?=\\n[a-z#])`, 'mu').exec(`${all}\n#`)?.[1] ?? '';

interface Mended {
  readonly what: string;
  /** The old wording, which may occur nowhere. */
  readonly not: RegExp;
  /** The key of the new wording; without a key it may be anywhere. */
  readonly key?: string;
  readonly now: RegExp;
}

const mended: readonly Mended[] = [
  {
    what: 'a letter was transferred',
    not: /đã chuyển cơ quan/u,
    key: 'question-progress',
    now: /\[handedOver\] đã hướng dẫn/u,
  },
  { what: 'the menu of letters', not: /Đơn đã chuyển/u, key: 'menu-donchuyen', now: /Đơn đã hướng dẫn/u },
  {
    what: 'whoever joins as chairman',
    not: /\[chairman\][^\n]*tham gia Ban Biên tập/u,
    key: 'joined',
    now: /\[chairman\][^\n]*Chủ tịch UBND/u,
  },
  {
    what: 'whoever joins as accountant',
    not: /\[accountant\][^\n]*tham gia Ban Biên tập/u,
    key: 'joined',
    now: /\[accountant\][^\n]*kế toán/u,
  },
  { what: 'not entitled', not: /Chức năng này dành cho/u, key: 'issue-not-entitled', now: /chưa thuộc vai trò/u },
  { what: 'who took an item down', not: /Người yêu cầu:/u, key: 'unpublished-to-head', now: /Đồng chí gỡ bài:/u },
  { what: 'who stopped an item', not: /Người yêu cầu:/u, key: 'stopped-to-head', now: /Đồng chí gỡ bài:/u },
  {
    what: 'a PIN is locked',
    not: /xin tạm khóa tài khoản/u,
    key: 'alarm-pin-locked',
    now: /Đặt lại mã PIN[\s\S]*Khóa tài khoản/u,
  },
  {
    what: 'a child of seven',
    not: /cần cả ý kiến trẻ/u,
    key: 'check-children-shown',
    now: /trẻ từ 7 tuổi phải có cả sự đồng ý của trẻ/u,
  },
  { what: 'a telephone number is kept', not: /Đã lưu số[^\n]*Ông\/Bà/u, key: 'phone-kept', now: /Đã lưu số/u },
  {
    what: 'a file that is no photo',
    not: /Ảnh \{ \$which \}[^\n]*không phải là ảnh/u,
    key: 'photo-not-a-picture',
    now: /Tệp \{ \$which \}/u,
  },
  { what: 'rejected', not: /không sử dụng lúc|quyết định không sử dụng|chưa sử dụng được/u, now: /đã từ chối lúc/u },
  { what: 'note of a rejection', not: /^note-reject = Đã ghi nhận/mu, key: 'note-reject', now: /Đã từ chối/u },
  { what: 'to be mended', not: /cần bổ sung: cần/u, now: /cần sửa trước khi đăng/u },
  { what: 'did the answer help', not: /Câu trả lời này đã rõ chưa/u, now: /Câu trả lời có giúp được Ông\/Bà không\?/u },
  { what: 'who dealt with it', not: /đã xử lý bởi/u, now: /đồng chí[^\n]*đã xử lý/iu },
  { what: 'late', not: /đã quá hạn \{ \$(?:due|day) \}/u, now: /QUÁ HẠN \(hạn: hết/u },
  { what: 'hearsay', not: /theo lời nghe lại/u, key: 'check-hearsay', now: /theo lời kể lại/u },
  {
    what: 'alike',
    not: /có \{ \$percent \}% giống/u,
    key: 'check-text-similar',
    now: /giống khoảng \{ \$percent \}% với/u,
  },
  { what: 'a draft', not: /anh\/chị đang viết dở\.$/mu, key: 'remind-draft', now: /Anh\/chị đang viết dở bài/u },
  { what: 'a picture of the screen', not: /chụp màn hình hình đó/u, key: 'photo-svg', now: /chụp màn hình rồi gửi/u },
  { what: 'the sender stays unknown', not: /giữ kín người gửi/u, now: /giữ bí mật danh tính người gửi/u },
  {
    what: 'a locked account',
    not: /Tài khoản từng được báo khóa/u,
    key: 'problem-revoked-text',
    now: /Tài khoản đã từng bị khóa/u,
  },
  { what: 'a cry', not: /người dân báo nguy/u, now: /người dân báo tin khẩn cấp/u },
  { what: 'letters in the morning', not: /đã hướng dẫn và báo tới anh\/chị/u, now: /không lưu nội dung/u },
  { what: 'copy an address', not: /Chép địa chỉ/u, key: 'signed-copy', now: /Sao chép địa chỉ/u },
  { what: 'the undertaking', not: /Đồng ý để gửi bài/u, now: /Đồng ý[^\n]*nếu đã đọc và chấp thuận/u },
  {
    what: 'a PIN for a class of items',
    not: /Văn bản cần thêm một lớp xác nhận|Lần duyệt văn bản tới|Loại bài này cần thêm/u,
    key: 'signed-pin-choose-why',
    now: /Khi duyệt văn bản, đồng chí nhập thêm mã PIN/u,
  },
  {
    what: 'to leave a reason of an act that hurts',
    not: /choice-(?:leave|keep)[\w-]* = Bỏ qua/u,
    now: /Thôi, không gỡ[\s\S]*Thôi, không trả lại|Thôi, không trả lại[\s\S]*Thôi, không gỡ/u,
  },
  {
    what: 'one word for a PIN that is set anew',
    not: /[Đđ]ã xóa mã PIN/u,
    key: 'note-pin-reset',
    now: /Đã đặt lại mã PIN/u,
  },
  { what: 'one word for a title', not: /[Tt]iêu đề/u, now: /đầu đề/iu },
  { what: 'one word for a draft of an answer', not: /bản soạn/u, now: /dự thảo/u },
  {
    what: 'an own item that was taken down',
    not: /\[unpublished\] đang xử lý/u,
    key: 'list-line',
    now: /\[unpublished\] đã gỡ/u,
  },
  {
    what: 'its state, looked up',
    not: /\[unpublished\] đang xử lý/u,
    key: 'item-state',
    now: /\[unpublished\] đã gỡ/u,
  },
  {
    what: 'a decision of one’s own on an item',
    not: /\[yes\] đồng chí \{ \$name \}/u,
    key: 'card-outcome',
    now: /đồng chí đã duyệt lúc/u,
  },
  {
    what: 'a rejection, to its author: the reason on a line of its own, one full stop',
    not: /Lý do: \{ \$reason \}\.\./u,
    key: 'rejected-to-author',
    now: /^ +Lý do: \{ \$reason \}\.$/mu,
  },
  { what: 'two words for a rejection', not: /không sử dụng/u, now: /từ chối/u },
  {
    what: 'how long data is kept',
    not: /lưu vĩnh viễn/u,
    key: 'privacy-notice',
    now: /đến 90 ngày sau khi xong việc/u,
  },
  {
    what: 'who joins the board',
    not: /\[contributor\] Chào đồng chí/u,
    key: 'welcome-member',
    now: /\[contributor\] Chào anh\/chị[\s\S]*\*\[other\] Chào đồng chí/u,
  },
  { what: 'what was sent without words', not: /[Ss]ticker/u, key: 'say-something', now: /Xin nhắn nội dung bằng chữ/u },
  {
    what: 'a decision of one’s own on a question',
    not: /đã được đồng chí \{ \$name \} xử lý bởi/u,
    key: 'issue-question-state',
    now: /\[own\] Câu hỏi \{ \$code \} đã được chính đồng chí xử lý/u,
  },
  {
    what: 'a reopened question, to the office',
    not: /mở lại vì câu trả lời của (?:anh\/chị|Ông\/Bà)/u,
    key: 'question-reopened-office',
    now: /của đồng chí \{ \$name \}[\s\S]*Đồng chí giao/u,
  },
  { what: 'one writing of Sunday', not: /Chủ Nhật/u, now: /Chủ nhật/u },
];

describe('a corrected text', () => {
  it.each(mended)('$what', ({ not, key, now }) => {
    expect(all).not.toMatch(not);
    expect(key ? textOf(key) : all).toMatch(now);
  });

  it('The helper finds the text of a key and returns nothing for an unknown key', () => {
    expect(textOf('menu-donchuyen').trim()).toBe('Đơn đã hướng dẫn');
    expect(textOf('no-such-key')).toBe('');
  });
});
