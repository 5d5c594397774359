/**
 * Draft documents open for comment, on the page `du-thao`. A heading names each draft; "Góp ý đến ngày 15/12/2026" sets its
 * closing day. The page is one text written by the office; a heading without a closing day is an ordinary heading. Pure.
 */
import { addDays, formatDate, type LocalDate, localDateFrom } from '../calendar/local-date.ts';
import { type Issue, refused } from '../decision.ts';
import { foldForSearch, foldInPlace, slugify } from '../text/normalize.ts';

/** A document that is open for comment until a day. */
export interface Draft {
  readonly title: string;
  /** Derived from its title: part of the URL where it can be commented on. */
  readonly name: string;
  /** The last day on which comments are accepted. */
  readonly closesOn: LocalDate;
  /** The text under its heading, without the line of its closing day. */
  readonly text: string;
}

/** The text before the first draft, and the drafts in their order. */
export interface DraftPage {
  readonly before: string;
  readonly drafts: readonly Draft[];
}

/** A closing day further ahead is treated as a typing error. */
const longestDays = 366;

const heading = /^#{1,3}\s+(?<title>\S.*)$/u;
const closing =
  /^[-*• ]*(?:thoi (?:han|gian) )?(?:nhan |lay )?(?:gop y|y kien)(?: gop y| du thao)?(?: den| truoc)?(?: het)?(?: ngay)? ?:? ?(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})[. ]*$/u;
/** Matches words that announce a closing day, even if no valid day follows. */
const saysClosing = /^[-*• ]*(?:thoi (?:han|gian) )?(?:nhan |lay )?gop y (?:den|truoc)\b/u;

function closingDay(line: string): LocalDate | null {
  const { day, month, year } = closing.exec(foldInPlace(line.trim()))?.groups ?? {};
  return year === undefined ? null : localDateFrom(Number(year), Number(month), Number(day));
}

/** A heading such as "## A draft" with the lines up to the next heading. */
interface Part {
  readonly title: string;
  readonly lines: readonly string[];
}

function partsOf(text: string): readonly Part[] {
  const parts: { title: string; lines: string[] }[] = [{ title: '', lines: [] }];
  for (const line of text.split('\n')) {
    const title = heading.exec(line.trim())?.groups?.title?.trim();
    if (title === undefined) parts.at(-1)?.lines.push(line);
    else parts.push({ title, lines: [line] });
  }
  return parts;
}

/** Splits a page's text into the part before the first draft and the drafts with their closing days. */
export function readDrafts(text: string): DraftPage {
  const drafts: Draft[] = [];
  const before: string[] = [];
  for (const { title, lines } of partsOf(text)) {
    const at = lines.findIndex((line) => closingDay(line) !== null);
    const closesOn = title === '' ? null : closingDay(lines[at] ?? '');
    if (closesOn === null) {
      // A heading without a closing day belongs to the draft before it.
      const last = drafts.pop();
      if (last) drafts.push({ ...last, text: `${last.text}\n\n${lines.join('\n').trim()}` });
      else before.push(...lines);
      continue;
    }
    const rest = lines.filter((_, line) => line !== 0 && line !== at);
    drafts.push({ title, name: slugify(title), closesOn, text: rest.join('\n').trim() });
  }
  return { before: before.join('\n').trim(), drafts };
}

/** Comments are accepted until the end of the closing day. */
export const isDraftOpen = ({ closesOn }: Pick<Draft, 'closesOn'>, today: LocalDate): boolean => closesOn >= today;

/** Words that titles of drafts have in common: they identify none of them. */
const commonWords: ReadonlySet<string> = new Set('du thao ve cua cac va tren dia ban phuong xa nam voi cho'.split(' '));
/** Share of a title's own words that a comment must contain to refer to it. */
const namingShare = 0.6;

/** The draft that a comment refers to, if it is closed. Null: it is no comment, or may refer to an open draft. */
export function closedDraftIn(comment: string, drafts: readonly Draft[], today: LocalDate): Draft | null {
  const folded = foldForSearch(comment);
  const saysDraft = /\bdu thao\b/u.test(folded);
  if (!/\b(?:gop y|dong gop|y kien|nhan xet|de nghi|kien nghi|nen|comment)\b/u.test(folded) || /\?\s*$/u.test(comment))
    return null;
  const said = new Set(folded.match(/[\p{L}\p{N}]+/gu));
  const shareOf = ({ title }: Draft): number => {
    const own = (foldForSearch(title).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !commonWords.has(word));
    return own.filter((word) => said.has(word)).length / Math.max(1, own.length);
  };
  const isNamed = (draft: Draft): boolean => shareOf(draft) >= namingShare;
  const named = saysDraft || /\bgop y\b/u.test(folded) ? drafts.filter(isNamed) : [];
  const meant = named.length === 0 && saysDraft ? drafts : named;
  if (meant.some((draft) => isDraftOpen(draft, today))) return null;
  const [nearest] = meant.toSorted((a, b) => shareOf(b) - shareOf(a) || (a.closesOn < b.closesOn ? 1 : -1));
  return nearest ?? null;
}

/**
 * What is wrong with the closing days on the page.
 * @param before the current page: a draft on it that has closed since may stay
 */
export function objectionsToDrafts(text: string, before: string, today: LocalDate): readonly Issue[] {
  const unread = text
    .split('\n')
    .filter((line) => saysClosing.test(foldInPlace(line.trim())) && closingDay(line) === null)
    .map((line): Issue => ({ key: 'issue-draft-day', facts: { words: line.trim().slice(0, 80) } }));
  const known = readDrafts(before).drafts;
  const { drafts } = readDrafts(text);
  const far = addDays(today, longestDays);
  const wrong = drafts.flatMap(({ title, name, closesOn }): readonly Issue[] => {
    if (known.some((each) => each.name === name && each.closesOn === closesOn)) return [];
    const facts = { title, on: formatDate(closesOn) };
    if (closesOn < today) return [{ key: 'issue-draft-past', facts }];
    return closesOn > far ? [{ key: 'issue-draft-far', facts }] : [];
  });
  const names = drafts.map(({ name }) => name);
  const twice = drafts.find(({ name }, at) => names.indexOf(name) !== at);
  return [...unread, ...wrong, ...(twice ? refused('issue-draft-twice', { title: twice.title }).issues : [])];
}
