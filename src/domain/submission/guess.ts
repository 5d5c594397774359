/**
 * Guesses category, place, source and credits from a contributor's own words. The text is only analysed; nothing here is
 * displayed.
 */
import lists from '../../../words/lists/categories.json' with { type: 'json' };
import { foldForSearch, foldInPlace } from '../text/normalize.ts';
import type { WardUnit } from '../ward.ts';
import type { CategoryId } from './categories/index.ts';
import { shareIn, wholeShare } from './share.ts';
import type { Source } from './source.ts';

/** Longest line that counts as a headline, in characters. */
const maxTitleLength = 150;

const categoryWords = Object.entries(lists.words) as [keyof typeof lists.words, string[]][];

/** First words of the title of a document or of statistics. */
const categoryOpenings: readonly (readonly [CategoryId, RegExp])[] = [
  ['document', /^(?:quyet dinh|ke hoach|thong bao|chi thi|nghi quyet|cong van) /u],
  ['statistics', /^(?:so lieu|thong ke) /u],
];

/** A workshop ("hội thảo"), not a sports day ("hội thao"). Without accents only if the next words make it clear. */
const workshop = /(?<!\p{L})hội thảo(?!\p{L})|(?<!\p{L})hoi thao (?:khoa hoc|chuyen de|truc tuyen|ve)(?!\p{L})/iu;

/** A document number such as "03/KH-UBND". */
const documentNumber = /\b\d+\s*\/\s*(?:qd|kh|tb|cv|ct|nq)\s*-\s*(?:ubnd|hdnd)\b/u;

/** News, unless the title or the first sentences indicate another category. */
export const guessCategory = (title: string, body: string): CategoryId => {
  const folded = foldForSearch(`${title} ${body.slice(0, 300)}`);
  if (documentNumber.test(folded)) return 'document';
  if (workshop.test(`${title} ${body.slice(0, 300)}`.normalize('NFC'))) return 'conference';
  const heard = ` ${folded.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const said = categoryWords.find(([, words]) => words.some((word) => heard.includes(` ${word} `)));
  const opened = categoryOpenings.find(([, opening]) => opening.test(foldForSearch(title.trim())));
  return said?.[0] ?? opened?.[0] ?? 'news';
};

/** The ward's unit that the text names; longer names win over shorter ones. */
export const guessPlace = (text: string, units: readonly WardUnit[]): string | null => {
  const heard = ` ${foldForSearch(text).replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const named = units
    .flatMap((unit) => [unit.name, ...unit.aliases].map((name) => ({ unit, folded: foldForSearch(name) })))
    .filter(({ folded }) => heard.includes(` ${folded} `))
    .sort((a, b) => b.folded.length - a.folded.length)[0];
  return named?.unit.name ?? null;
};

/** Content of labelled lines of a message ("Nguồn: …", "Tin: …"), and the remaining lines. */
export interface Labelled {
  readonly title: string | null;
  readonly source: Source | null;
  readonly authors: readonly string[];
  readonly photographers: readonly string[];
  /** The lines without a label. */
  readonly lines: readonly string[];
}

/** The credited names, with a share if one is given: "chị Lan, anh Tuấn và bà Hoa", "Lan 66,7%, Minh 33,3%". */
export const namesIn = (text: string): readonly string[] =>
  text
    .split(/,(?!\d)|;| và | - (?!\d)/u)
    .map((name) => name.trim())
    .filter((name) => name.length > 1 && name.length <= 60);

/** The ward's own loudspeaker station is an office, not a publication. */
const isOwnStation = (text: string): boolean => /^đài truyền thanh (?:phường|cơ sở)(?!\p{L})/iu.test(text.trim());
const isPublication = (text: string): boolean =>
  /https?:\/\/|www\./u.test(text) || (/^(báo|cổng|trang|đài)\s/iu.test(text) && !isOwnStation(text));
const isDocumentNumber = (text: string): boolean => /\d+\s*\/\s*[A-ZĐ\d]/u.test(text);

/**
 * "Tôi có mặt", "em có mặt tại chỗ": the writer witnessed the event. Such a sentence is not part of the text. Matched without
 * accents, as a whole sentence only.
 */
const wasThere =
  /(?<before>^|[.!…;]\s+|,\s*)(?:toi|em|minh|tui|chau|chung toi) (?:da |dang )?(?:truc tiep )?co mat(?: (?:tai|o) (?:cho|do|day|noi|hien truong|su kien))?\s*(?:[.!…;]+\s*|$)/u;

/** "Nguồn: bà Hạnh", "theo bà Hạnh", "có chú Tân tổ trưởng chủ trì": the source alone, without the surrounding words. */
export function bareSource(text: string): string {
  const whole = text.normalize('NFC').trim();
  const lead = /^(?:(?:da|vang)[, ]+)*(?:(?:nguon(?: tin)?(?: la)? ?[:=]|nguon(?: tin)? la |theo (?!doi\b))\s*)+/u;
  const named = whole.slice(lead.exec(foldInPlace(whole))?.[0].length ?? 0);
  const folded = foldInPlace(named);
  const chaired =
    /^co (?=(?:dong chi|d\/c|dc|anh|chi|ba|ong|co|chu|bac) )(?<name>.{2,80}?)(?: (?:chu tri|du|tham du|ke|noi|bao|cho biet|cung cap))?[ .!]*$/u;
  const name = chaired.exec(folded)?.groups?.name;
  return name === undefined ? named : named.slice('co '.length, 'co '.length + name.length).trim();
}

/** Classifies a source: "tôi có mặt", a document number, a newspaper, a person. */
export const sourceFrom = (said: string): Source => {
  const detail = bareSource(said);
  if (wasThere.exec(foldInPlace(detail.trim()))?.[0] === foldInPlace(detail.trim()))
    return { kind: 'witness', detail: '' };
  return { kind: isPublication(detail) ? 'publication' : isDocumentNumber(detail) ? 'document' : 'person', detail };
};

/** The line without the sentence that says the writer was present. Null if it has none. */
function withoutWitness(line: string): string | null {
  const found = wasThere.exec(foldInPlace(line));
  if (!found) return null;
  const end = found.index + (found.groups?.before ?? '').length;
  const rest = line.slice(found.index + found[0].length);
  // After a comma it was the end of a sentence.
  return `${line.slice(0, end).replace(/,\s*$/u, '. ')}${rest}`.trim();
}

/** ", nguồn: bà Hạnh trạm trưởng", ". Nguồn Điện lực Chí Linh" at the end of a line; without a colon a name must follow. */
const sourceBehind =
  /(?:(?<=[\p{L}\p{N}"”)])[,;.]|\s[-–(])\s*(?:nguồn|nguon(?=(?: tin)?\s*:))(?: tin)?(?: là)?(?:\s*:\s*|\s+(?=\p{Lu}|(?:ông|bà|anh|chị|cô|chú|bác|đồng chí|theo)\s\p{Lu}))(?<value>[^.!?;:\n]{2,120})[.!)]{0,2}\s*$/iu;
const beginsName = /^(?:\p{Lu}|(?:ông|bà|anh|chị|cô|chú|bác|đồng chí|theo)\s)/u;

/** The line without the source at its end. Null if it has none. */
function withoutSource(line: string): { readonly left: string; readonly source: Source } | null {
  const found = sourceBehind.exec(line.normalize('NFC'));
  const value = found?.groups?.value?.trim() ?? '';
  const hasColon = /ngu[ồo]n(?: tin)?(?: là)?\s*:/iu.test(found?.[0] ?? '');
  if (!found || !looksLikeSource(value) || !(hasColon || beginsName.test(value))) return null;
  return { left: `${line.normalize('NFC').slice(0, found.index).trim()}.`, source: sourceFrom(value) };
}

/** Longest line of names, and longest line of names with shares, in characters. */
const [longestNames, longestShares] = [80, 200];

/** True for credits: "tin: thu ngân sách đạt 80%" is a sentence, "Tin: Lan 60%, Minh 40%" credits two people. */
function isOfNames(value: string): boolean {
  if (value.length > longestShares || /[.!?]$/u.test(value)) return false;
  if (!value.includes('%')) return value.length <= longestNames;
  const said = namesIn(value).map(shareIn);
  const [first] = said;
  const isFigure = said.length === 1 && first?.share !== wholeShare && /(?:^|\s)\p{Ll}/u.test(first?.name ?? '');
  return !isFigure && (value.length <= longestNames || said.every(({ share }) => share !== null));
}

/**
 * Removes the sentence that says the writer was present, and labelled lines: "Tiêu đề: …", "Nguồn: …", "Tin, ảnh: …", "Ảnh: …".
 */
export const readLabels = (lines: readonly string[]): Labelled => {
  let read: Omit<Labelled, 'lines'> = { title: null, source: null, authors: [], photographers: [] };
  const kept: string[] = [];
  for (const whole of lines) {
    const behind = withoutSource(whole);
    const line = behind?.left ?? whole;
    if (behind) read = { ...read, source: read.source ?? behind.source };
    const label =
      /^\s*(tiêu đề|tieu de|tít|đầu đề|dau de|nguồn|nguon|tin\s*,?\s*(?:và\s*)?ảnh|bài\s*,?\s*(?:và\s*)?ảnh|tin|bài|ảnh|tác giả)\s*:\s*(\S.*)$/iu.exec(
        line,
      );
    const value = label?.[2]?.trim() ?? '';
    const name = foldForSearch(label?.[1] ?? '').replaceAll(/[^a-z]+/gu, ' ');
    const left = label ? null : withoutWitness(line);
    if (left !== null) {
      read = { ...read, source: read.source ?? { kind: 'witness', detail: '' } };
      if (left !== '') kept.push(left);
      continue;
    }
    const isName = isOfNames(value);
    if (!label) kept.push(line);
    else if (['tieu de', 'tit', 'dau de'].includes(name)) read = { ...read, title: value };
    else if (name === 'nguon') read = { ...read, source: sourceFrom(value) };
    else if (!isName) kept.push(line);
    else {
      const both = name.includes('anh') && name !== 'anh';
      read = {
        ...read,
        authors: name === 'anh' ? read.authors : namesIn(value),
        photographers: name === 'anh' || both ? namesIn(value) : read.photographers,
      };
    }
  }
  return { ...read, lines: kept };
};

/** True if the line is short enough to be a headline. */
export const isHeadline = (line: string): boolean => line.length > 0 && line.length <= maxTitleLength;

/** True for short texts that ask something: they are questions even in the middle of a draft. */
export const looksLikeQuestion = (text: string): boolean => {
  const folded = foldForSearch(text.trim());
  const asks =
    /^(anh|chi|em|bac|ban|a|c|e)?\s*(oi\s*)?[,.]?\s*(cho|xin)( (toi|em|minh|chau|bac|anh|chi|con))? (hoi|duoc hoi)\b/u.test(
      folded,
    );
  return text.length <= 400 && !text.trim().includes('\n') && (asks || /\?\s*$/u.test(text));
};

/** True if the sender's device declares a picture, by type or by name. The bytes are checked later. */
export const claimsToBePicture = (file: { readonly mimeType: string | null; readonly name: string | null }): boolean =>
  (file.mimeType ?? '').startsWith('image/') || /\.(?:jpe?g|png|webp|heic|heif)$/iu.test(file.name ?? '');

/** Whether the sender's device declares an audio or video file. Null: neither. */
export const soundOrFilm = (file: {
  readonly mimeType: string | null;
  readonly name: string | null;
}): 'audio' | 'video' | null => {
  const [type] = (file.mimeType ?? '').split('/');
  if (type === 'audio' || type === 'video') return type;
  if (/\.(?:mp3|m4a|wav|ogg|oga|opus|amr|aac|flac|wma)$/iu.test(file.name ?? '')) return 'audio';
  return /\.(?:mp4|m4v|mov|avi|mkv|3gp|webm|wmv)$/iu.test(file.name ?? '') ? 'video' : null;
};

/** Most words of a source: a name, an office, a number or an address. */
const longestSourceWords = 14;
/** Longest source in characters, enough for a URL with all its parameters. */
const longestSource = 2_000;

/** True for a name, a number or an address. A whole sentence is not a source but the next paragraph. */
export const looksLikeSource = (text: string): boolean =>
  text.length <= longestSource &&
  (isPublication(text) ||
    isDocumentNumber(text) ||
    (!/[.!]$/u.test(text.trim()) && text.trim().split(/\s+/u).length <= longestSourceWords));

/** Matched without accents. */
const adding = /^\s*(?:viet them|them vao|them|bo sung)(?: vao)?(?: bai)?\s*:\s*/u;

/** "thêm: …": the lead of a message whose rest is the next sentence of the item. Empty if there is none. @param text NFC */
export const addingLead = (text: string): string => text.slice(0, adding.exec(foldInPlace(text))?.[0].length ?? 0);
