/** The text says itself that it only heard so (Art. 7: accurate, of clear origin). */
import type { Check } from './check.ts';
import { heardPlaces } from './heard-places.ts';
import { ownTexts } from './subject-texts.ts';

/** Each is a way of saying "I do not know it myself". */
const cues: readonly RegExp[] = [
  /(?<!\p{L})(?:nghe (?:nói|đồn|đâu)|đồn rằng|theo tin đồn|có tin đồn)(?!\p{L})/iu,
  /(?<!\p{L})người ta (?:bảo|nói|đồn|kể)(?!\p{L})/iu,
  /(?<!\p{L})(?:(?:thấy|đọc|xem)(?: được)? (?:ở )?trên (?:mạng|facebook|zalo|tiktok)|trên mạng (?:chia sẻ|đang lan truyền|nói)|lan truyền trên mạng)(?!\p{L})/iu,
  /(?<!\p{L})(?:(?:tôi|chúng tôi|em) )?chưa (?:được )?(?:chứng kiến|kiểm chứng|xác minh|xác nhận|rõ thực hư)(?!\p{L})/iu,
  /(?<!\p{L})(?:sưu tầm|không rõ nguồn)(?!\p{L})/iu,
];

/** One of them is ordinary talk. */
const enoughCues = 2;

export const hearsay: Check = {
  id: 'hearsay',
  find: (subject) => {
    const texts = ownTexts(subject);
    const heard = cues.map((cue) => heardPlaces(texts, cue)).filter((places) => places.length > 0);
    if (heard.length < enoughCues) return [];
    const facts = { count: heard.length };
    return [{ check: 'hearsay', key: 'check-hearsay', severity: 'warning', facts, evidence: heard.flat() }];
  },
};
