/** Reads messages with text for a page of the portal: "mục giới thiệu: …", "thay trang liên hệ: …". Pure. */
import { foldInPlace } from '../text/normalize.ts';
import type { SectionPageSlug } from './section-page.ts';

/** Names of the pages, without accents. The regulation's own text is not among them: it is a dated rule. */
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

/** New text for a page, and how to combine it with the existing text. */
export interface SectionWords {
  readonly slug: SectionPageSlug;
  /** Append it to the existing text, or replace that text. */
  readonly how: 'add' | 'replace';
  readonly text: string;
}

const replacing = /^(?:thay|viet lai|doi|sua)/u;

/** Null: no page is named, or there is no text. @param hasFiles files come with the message, which need no text */
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

/** Appends text: a row joins the table or list at the end of the page, other text starts a paragraph. */
export function withAdded(before: string, added: string): string {
  if (before.trim() === '') return added;
  const last = before.trimEnd().split('\n').at(-1) ?? '';
  const joins = isRow(last) && isRow(added.split('\n')[0] ?? '');
  return `${before.trimEnd()}${joins ? '\n' : '\n\n'}${added}`;
}
