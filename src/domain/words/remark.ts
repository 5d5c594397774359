/** Recognises a remark about what is wrong in an item, without a command: "ảnh hơi tối, chưa rõ mặt". Pure. */
import { foldForSearch } from '../text/normalize.ts';

const partNamed =
  /\b(?:anh|hinh|tam|bia|dau de|tieu de|tit|sa-?po|noi dung|bai|tin|cau|doan|chu thich|nguon|so lieu|con so|ngay|gio|ten|chuc danh|chu|chinh ta|loi|cach viet|van phong|dia diem|chi tiet|dan chung|photo|title|text|caption)\b/u;
/**
 * Without accents "tối" (dark) looks like "tôi" (I) and "hơi" (a little) like "hỏi" (ask). Such words count only with their
 * accents or in combination.
 */
const faultTold =
  /(?<!\p{L})(?:hơi|quá|chưa|thiếu|không|ko|sai|mờ|tối|nhòe|nhoè|lủng củng|dài|ngắn|xấu|trùng|cũ|nhầm|khó (?:đọc|hiểu|coi|xem|nhìn)|cần|nên|phải|lặp|lệch|ngược|lộn xộn|sơ sài|cụt|nghiêng|nhạy cảm|lan man|rối|chung chung|mâu thuẫn|dark|blurr?ed|blurry|wrong|missing|unclear|too)(?!\p{L})/iu;
const faultToldPlain =
  /\b(?:thieu|sai|nhoe|lung cung|dai|ngan|xau|nham|kho (?:doc|hieu|coi|xem|nhin)|lech|so sai|lan man|khong (?:ro|khop|dung)|chua (?:ro|dung|hop)|hoi (?:toi|mo|dai|ngan|lech|nghieng|xau)|(?:toi|mo|dai) qua)\b/u;
/** In characters. */
const longestRemark = 160;
/** True for a remark: not addressed to a person and not a question. */
const holds = (text: string, folded: string): boolean =>
  text.length <= longestRemark &&
  !text.trim().includes('\n') &&
  !text.includes('?') &&
  !/^(?:toi|em|minh) |\b(?:nhe|nha|chua|khong)[ .!]*$|\b(?:nao|ai|may|bao nhieu|gi|cho xem|danh sach)\b/u.test(
    folded,
  ) &&
  partNamed.test(folded) &&
  !/\b(?:cau hoi|hoi dap|bao cao|danh sach)\b/u.test(folded) &&
  (folded === text.toLowerCase() ? faultToldPlain.test(folded) : faultTold.test(text));

/** True when the text names a part of an item and what is wrong with it. */
export const isRemark = (text: string): boolean => holds(text, foldForSearch(text));
