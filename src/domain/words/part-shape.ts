/** The form of answers to "nguồn?" and "ở đâu?": a named person, a body or a document; a place. */
import { foldForSearch } from '../text/normalize.ts';

/** Parts of an item that the bot asks for by name. */
export type NamedPart = 'title' | 'source' | 'place';

/** A courtesy or the name of the part, which may precede the answer and is ignored. */
const lead =
  /^(?:(?:dạ|da|vâng|vang|thưa|thua|à|nguồn|nguon|căn cứ|can cu|theo|từ|tu|của|cua|do|là|la|ở|o|tại|tai|nghe)[ :,–-]+)+/u;
/** With accents "cô Thảo" and "có bài" are different. After "em" a name is recognised by its capital. */
const people = [
  /^(?:ông|bà|anh|chị|cô|chú|bác|thầy|cụ|con gái|con trai|đồng chí) \p{L}{2,}(?!\p{L}| ơi)/iu,
  /^(?:ong|ba|anh|chi|co|chu|bac|thay|cu|con gai|con trai|dong chi|d\/c|dc) [a-z]{2,}(?![a-z]| oi\b)/u,
  /^(?:[Ee]m|[Cc]háu|[Bb]ạn) \p{Lu}/u,
] as const;
const body =
  /^(?:ubnd|hdnd|uy ban|hoi|doan|truong|tram|ban|cong an|chi (?:bo|doan|hoi)|dang uy|mat tran|nha truong|dien luc|hop tac xa|htx|to|khoi|thon|phong|so|benh vien|chua|dinh|bao|dai|loa|nhom|trang|website|https?|www|cong van|ke hoach|quyet dinh|thong bao|bien ban|giay moi|bao cao|nghi quyet|\d+ ?\/)/u;
const placeNoun =
  /^(?:nha (?:van hoa|thi dau|may|hat|tho|truyen thong|thay|ba|ong|anh|chi|bac|co)|san|hoi truong|nga (?:ba|tu|nam|sau)|duong|pho|ngo|ngach|hem|kiet|cau|cho|khu|khoi|to|thon|xom|ap|buon|ban|dinh|den|chua|cong vien|ben|ho|song|de|doc|kenh|bo|tram|tru so|phong hop|quan|canh dong|dong|nghia trang|quang truong|truong|truoc|sau|canh|ngoai|tren|giua|doi dien|cong|bai|vuon|dap|xa|phuong|ubnd|uy ban)\b/u;
const self = /\b(?:em|toi|minh|tui)\b/u;
/** A text that begins so is about the speaker; places and titles do not. */
const firstPerson = /^(?:em|e|toi|tui|minh|chung toi|anh em)\b/u;

const hasAccents = (text: string): boolean => foldForSearch(text) !== text.toLowerCase();

/** In words. A longer text says more than who or where. */
const longestShape = 8;

/** True when the text has the form of a source (person, body or document) or of a place. */
export function partShape(part: NamedPart, given: string): boolean {
  const bare = given.trim().replace(lead, '');
  const folded = foldForSearch(bare);
  if (part === 'title' || folded.split(/\s+/u).length > longestShape) return false;
  if (part === 'place') return !self.test(folded) && (placeNoun.test(folded) || body.test(folded));
  const isSomebody = hasAccents(bare) ? people[0].test(bare) || people[2].test(bare) : people[1].test(folded);
  return isSomebody || body.test(folded);
}

/** True for text about the speaker: "em gửi ảnh sau", "tôi đang họp". */
export const isByOneself = (text: string): boolean => firstPerson.test(foldForSearch(text).trim());

/** True for "Vì sao phải tiêm phòng?": a question that can be the title of an article, whatever the model says. */
export const asksInTitle = (text: string): boolean =>
  /^\s*(?:vì sao|tại sao|làm thế nào|thế nào là|có nên)(?!\p{L})/iu.test(text);

/** True for an exclamation, "hôm nay mưa to quá", which cannot be a title. */
export const exclaims = (text: string): boolean => /(?<!\p{L})(?:quá|ghê|thiệt|dữ)[ .!]*$/iu.test(text);
