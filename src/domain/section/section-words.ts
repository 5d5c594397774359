/** "mục giới thiệu: …", "thay trang liên hệ: …": words for a page of the portal, sent in a chat. PURE. */
import { foldInPlace } from '../text/normalize.ts';
import type { SectionPageSlug } from './section-page.ts';

/** Accent-free. The regulation has words of its own: it is a rule with a day. */
const names: readonly (readonly [SectionPageSlug, string])[] = [
  ['gioi-thieu', 'gioi thieu(?: phuong)?'],
  ['ban-do', 'ban do(?: hanh chinh)?'],
  ['bo-may', 'bo may|lanh dao|bo may,? lanh dao|danh sach lanh dao'],
  ['lien-he', 'lien he|danh ba'],
  ['lich-cong-tac', 'lich(?: cong tac| lam viec| tiep (?:cong )?dan| cong tac,? tiep (?:cong )?dan)?'],
  ['thu-tuc', 'thu tuc(?: hanh chinh)?'],
  ['du-thao', 'du thao(?: lay y kien)?|lay y kien|gop y'],
  ['cong-khai', 'cong khai(?: ngan sach)?|ngan sach|ke hoach,? cong khai ngan sach'],
  ['cong-tac-vien', 'cong tac vien|goc cong tac vien'],
  ['quy-che', 've ban bien tap|ban bien tap'],
  ['en', 'tieng anh|english'],
];

/** What is to stand on a page, and how it meets what is there. */
export interface SectionWords {
  readonly slug: SectionPageSlug;
  /** Behind what stands there, or in its place. */
  readonly how: 'add' | 'replace';
  readonly text: string;
}

const replacing = /^(?:thay|viet lai|doi|sua)/u;

/** Null: it names no page, or has no words for one. @param hasFiles it is said of files, which need no words */
export function sectionWordsIn(given: string, hasFiles = false): SectionWords | null {
  const folded = foldInPlace(given);
  for (const [slug, name] of names) {
    const head = new RegExp(
      `^\\s*(?:(?<verb>cap nhat|bo sung|them(?: vao)?|dang(?: len| vao)?|dua(?: len| vao)?|ghi(?: vao)?|gui(?: vao| len)?|(?:thay|viet lai|doi|sua)(?: ca| toan bo| het| lai| noi dung)*) )?(?:noi dung )?(?:trang|muc|chuyen muc|goc) (?:${name})(?: (?:tren|cua|o) (?:cong|phuong)[a-z ]{0,30})?\\s*${hasFiles ? '(?:[:：]|$)' : '[:：]'}\\s*`,
      'u',
    ).exec(folded);
    if (!head) continue;
    const text = given.slice(head[0].length).trim();
    if (text === '' && !hasFiles) return null;
    return { slug, how: replacing.test(head.groups?.verb ?? '') ? 'replace' : 'add', text };
  }
  return null;
}

const isRow = (line: string): boolean => line.includes('|') || /^[-*] /u.test(line);

/** Behind what stands there: a row joins the table or list that the page ends with, other words begin a paragraph. */
export function withAdded(before: string, added: string): string {
  if (before.trim() === '') return added;
  const last = before.trimEnd().split('\n').at(-1) ?? '';
  const joins = isRow(last) && isRow(added.split('\n')[0] ?? '');
  return `${before.trimEnd()}${joins ? '\n' : '\n\n'}${added}`;
}
