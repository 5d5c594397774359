/**
 * By which terms is a question found? Folded words and neighbouring pairs of them: Vietnamese words have several syllables,
 * and "khai sinh" is another matter than "khai tử" although both hold "khai". What people say and what an office writes
 * ("nhập khẩu", "đăng ký thường trú") becomes one term.
 */
import { cleanText, foldForSearch } from '../text/normalize.ts';

/** Syllables of every question: they tell nothing about its matter, and end a pair. */
const everydayWords =
  `a à ạ ad ai anh ấy ba bà bác bao bán ban bị biết bộ các cần cái cháu chỉ chị cho chú chưa có con của
  cũng cụ đã dạ đang đâu để đến đi được em gì giá giờ hả hay hết hỏi ko không khi là làm lại lên lúc mà mình mới một mấy
  muốn nào này nay nếu nên nhà nhé nhiều như những nhưng nữa ơi ở ông phải phường qua quá ra rồi sao sẽ tại tất thế thì theo
  thôi tôi trong từ ubnd và vào vậy về vì với vừa xin xong người việc thủ tục giấy tờ hồ sơ nhận hằng hàng năm tháng ngày
  đơn nộp cấp khoảng trước sau cùng đó kia bố mẹ vợ chồng gia đình nhờ giúp kiểu mang gồm những hộ bằng`.split(/\s+/u);
const everyday: ReadonlySet<string> = new Set(everydayWords);
const everydayPlain: ReadonlySet<string> = new Set(everydayWords.map(foldForSearch));

/** One matter, several names: as an office writes it first. Accent-free; the code is a term of its own. */
const names: Readonly<Record<string, readonly string[]>> = {
  landbook: ['giay chung nhan quyen su dung dat', 'so do', 'so hong', 'bia do', 'giay chung nhan qsdd'],
  residence: ['dang ky thuong tru', 'thuong tru', 'nhap ho khau', 'nhap khau', 'chuyen ho khau', 'chuyen khau'],
  household: ['tach ho khau', 'tach khau', 'tach ho'],
  single: ['tinh trang hon nhan', 'giay doc than', 'chua ket hon', 'doc than'],
  online: ['truc tuyen', 'online', 'qua mang'],
  kindergarten: ['mam non', 'mau giao', 'nha tre'],
  funeral: ['mai tang', 'ma chay'],
  soldier: ['quan nhan', 'bo doi'],
  landuse: [
    'chuyen muc dich su dung dat',
    'chuyen muc dich su dung',
    'chuyen muc dich',
    'chuyen doi muc dich',
    'len tho cu',
    'len dat o',
    'sang dat o',
  ],
  garbagefee: ['dich vu thu gom rac thai', 'tien rac', 'phi ve sinh moi truong', 'phi ve sinh', 'phi rac'],
  copy: ['chung thuc ban sao', 'sao y', 'photo cong chung', 'cong chung ban sao'],
  certify: ['chung thuc', 'cong chung'],
  signature: ['chung thuc chu ky', 'so yeu ly lich'],
  death: ['khai tu', 'bao tu', 'chung tu'],
  correction: ['cai chinh', 'doi ten', 'sua ten', 'sua ngay sinh', 'sai ngay sinh', 'sua sai ngay sinh', 'ghi nham'],
  healthcard: ['bao hiem y te', 'the bao hiem', 'bhyt'],
  insurance: ['bao hiem xa hoi', 'bhxh'],
  unemployment: ['bao hiem that nghiep', 'bhtn', 'tro cap that nghiep'],
  identity: ['can cuoc cong dan', 'can cuoc', 'chung minh thu', 'chung minh nhan dan', 'cccd', 'cmnd'],
  vaccine: ['tiem chung mo rong', 'tiem chung', 'tiem phong', 'vac xin', 'chich ngua'],
  service: ['nghia vu quan su', 'nvqs', 'nhap ngu', 'di linh'],
  counter: ['bo phan mot cua', 'mot cua', 'trung tam hanh chinh cong'],
  elderly: ['nguoi cao tuoi', 'nguoi gia'],
  shelter: ['xoa nha tam', 'nha tam', 'nha dot nat', 'nha tinh nghia', 'dot nat'],
  eid: ['tai khoan dinh danh dien tu', 'dinh danh dien tu', 'dinh danh', 'vneid'],
  permit: ['giay phep xay dung', 'phep xay dung', 'phep xay', 'gpxd'],
  adoption: ['nuoi con nuoi', 'nhan con nuoi', 'con nuoi', 'nhan nuoi'],
  dog: ['cho tha rong', 'tha rong', 'nuoi cho', 'cho nuoi', 'dai cho cho', 'ro mom'],
  parentage: ['nhan cha me con', 'nhan cha', 'nhan con', 'ngoai gia thu', 'bo sung ten bo'],
  registering: ['dang ky', 'dang ki', 'dk'],
};
interface Name {
  readonly words: readonly string[];
  readonly code: string;
}
/** By their first word, the longest first. */
const namesByWord: ReadonlyMap<string, readonly Name[]> = Map.groupBy(
  Object.entries(names)
    .flatMap(([code, all]) => all.map((name): Name => ({ words: name.split(' '), code: `=${code}` })))
    .sort((one, other) => other.words.length - one.words.length),
  ({ words }) => words[0] ?? '',
);

/** Joins the two words of a pair: no word holds it. */
const joint = '_';

export const isPair = (term: string): boolean => term.includes(joint);

interface Word {
  readonly folded: string;
  readonly isEveryday: boolean;
}

/** "chó" and "chợ" are matters, "cho" is not: with its marks a word is judged by them. */
const judge = (word: string, folded: string): Word => {
  const isBare = folded === word;
  return { folded, isEveryday: word.length < 2 || (isBare ? everydayPlain : everyday).has(word) };
};

/** 'ly hon' and 'li hon' are one: i and y change places in print too. */
const oneSpelling = (word: string): string =>
  /^[bcdghklmnpqrstvx]{1,2}[iy]$/u.test(word) ? `${word.slice(0, -1)}i` : word;

/** In every receipt and every form: it tells nothing by itself. */
const everydayName = '=registering';

/** Names of matters are taken out of the row of words and stand for themselves. */
const withNames = (words: readonly Word[]): readonly Word[] => {
  const row: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const here = words[at];
    if (!here) break;
    const name = namesByWord
      .get(here.folded)
      ?.find((each) => each.words.every((word, offset) => words[at + offset]?.folded === word));
    row.push(name ? { folded: name.code, isEveryday: name.code === everydayName } : here);
    at += name ? name.words.length : 1;
  }
  return row;
};

/** Its words in small letters, as they were typed; each at least one letter or digit. */
export const spokenWords = (text: string): readonly string[] =>
  cleanText(text)
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** The same words without marks, one for one. All at once: folding a text costs little more than folding a word. */
export const foldedWords = (spoken: readonly string[]): readonly string[] => {
  const folded = foldForSearch(spoken.join(' ')).split(' ');
  return folded.length === spoken.length ? folded : spoken.map(foldForSearch);
};

/** The terms of a text, with repeats, in order. */
export const searchTerms = (text: string): readonly string[] => termsOfWords(spokenWords(text));

export const termsOfWords = (spoken: readonly string[]): readonly string[] => {
  const folded = foldedWords(spoken);
  const judged = spoken.map((word, at) => judge(word, folded[at] ?? ''));
  const words = withNames(judged).map((word) => ({ ...word, folded: oneSpelling(word.folded) }));
  return words.flatMap(({ folded, isEveryday }, at) => {
    const next = words[at + 1];
    const pair = next === undefined || isEveryday || next.isEveryday ? [] : [`${folded}${joint}${next.folded}`];
    return isEveryday ? pair : [folded, ...pair];
  });
};

/** Letters that a folded word may hold. */
const letters = 'abcdeghiklmnopqrstuvxy';

/** One slip of the finger away, nearest kinds of slip first: two letters changed places, one too few, too many, another. */
export const slipsOf = (word: string): readonly string[] => {
  const at = Array.from({ length: word.length + 1 }, (_, index) => index);
  const swapped = at
    .slice(0, -2)
    .map((i) => `${word.slice(0, i)}${word[i + 1] ?? ''}${word[i] ?? ''}${word.slice(i + 2)}`);
  const inserted = at.flatMap((i) => Array.from(letters, (letter) => `${word.slice(0, i)}${letter}${word.slice(i)}`));
  const dropped = at.slice(0, -1).map((i) => `${word.slice(0, i)}${word.slice(i + 1)}`);
  const replaced = at
    .slice(0, -1)
    .flatMap((i) => Array.from(letters, (letter) => `${word.slice(0, i)}${letter}${word.slice(i + 1)}`));
  return [...new Set([...swapped, ...inserted, ...dropped, ...replaced])].filter((each) => each !== word);
};
