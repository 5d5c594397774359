/**
 * Finds the standing page of the portal that answers a question (product §7): reception days, the week's schedule, opening hours,
 * names.
 */
import type { LocalDate } from '../calendar/local-date.ts';
import { datedRows } from '../text/marked-text.ts';
import { foldForSearch } from '../text/normalize.ts';
import type { SectionPageSlug } from './section-page.ts';

/** Longer messages usually describe a case and do not just ask for a page. */
const longestQuestion = 20;
const mostLines = 3;

interface Subject {
  readonly slug: SectionPageSlug;
  readonly asked: RegExp;
  /** Pattern of the page's rows and lines that answer. Null: the ward's own file answers, whatever the page contains. */
  readonly answers: RegExp | null;
}

/** Asks about times outside the ordinary hours in the ward's file: this is treated as a question. */
const otherHours =
  /\b(?:thu (?:bay|7)|t7|chu nhat|cuoi tuan|buoi trua|trua|ngoai gio|tet|nghi le|ngay le|saturday|sunday)\b/u;
const leaders = /\b(?:chu tich|lanh dao|bi thu)\b/u;
const subjects: readonly Subject[] = [
  {
    slug: 'lich-cong-tac',
    asked:
      /\blich tiep (?:cong )?dan\b|\btiep (?:cong )?dan\b.*\b(?:ngay|bua|thu|khi|gio|lich|khong|ko|luc)\b|\b(?:ngay|bua|thu|khi|gio|luc)\b.*\btiep (?:cong )?dan\b/u,
    answers: /\btiep (?:cong )?dan\b/u,
  },
  {
    slug: 'lich-cong-tac',
    asked: /\blich (?:cong tac|lam viec|hop)\b.*\b(?:chu tich|lanh dao|phuong|uy ban|tuan)\b/u,
    answers: /./u,
  },
  {
    slug: 'lien-he',
    asked:
      /\bmay gio\b.*\b(?:mo cua|lam viec|dong cua|tiep nhan ho so)\b|\b(?:phuong|uy ban|mot cua)\b.*\b(?:mo cua|lam viec)\b.*\b(?:may gio|khi nao|khong|ko)\b|^(?:cho (?:hoi|xin) |xin |hoi )*gio (?:lam viec|mo cua|hanh chinh)\b|\b(?:opening hours|what time do you open)\b/u,
    answers: null,
  },
  {
    slug: 'bo-may',
    asked: /\b(?:ai la|ten gi|ten la gi|la ai)\b/u,
    answers: leaders,
  },
];

/** The page of the ward that answers a message. */
export interface PageAsked {
  readonly slug: SectionPageSlug;
  /** The lines of the page that answer; empty if the ward's file answers. */
  readonly lines: readonly string[];
}

const vietnamese = (date: string): string => date.split('-').toReversed().join('/');

function linesOf(text: string, answers: RegExp, today: LocalDate): readonly string[] {
  const rows = datedRows(text);
  const said =
    rows.length > 0
      ? rows
          .filter(({ date, cells }) => date >= today && answers.test(foldForSearch(cells.join(' '))))
          .map(({ date, cells }) => [vietnamese(date), ...cells].filter((cell) => cell !== '').join(' · '))
      : text.split('\n').filter((line) => answers.test(foldForSearch(line)));
  return said.map((line) => line.replaceAll(/[#*|]+/gu, ' ').trim()).slice(0, mostLines);
}

const subjectsOf = (folded: string): readonly Subject[] =>
  folded.split(/\s+/u).length > longestQuestion ? [] : subjects.filter(({ asked }) => asked.test(folded));

/** False if no page could answer it, whatever its content. */
export const mayAskPage = (question: string): boolean => subjectsOf(foldForSearch(question).trim()).length > 0;

/**
 * Null: no page answers it, so it is handled as a question.
 * @param texts current texts of the ward's pages
 */
export function pageAsked(
  question: string,
  texts: ReadonlyMap<SectionPageSlug, string>,
  today: LocalDate,
): PageAsked | null {
  const folded = foldForSearch(question).trim();
  for (const { slug, answers } of subjectsOf(folded)) {
    const text = texts.get(slug);
    if (text === undefined) continue;
    if (answers === null) return otherHours.test(folded) ? null : { slug, lines: [] };
    // A question that names an office is answered from the lines of that office.
    const wanted = answers === leaders ? leaders.exec(folded)?.[0] : null;
    if (wanted === undefined) continue;
    const lines = linesOf(text, wanted === null ? answers : new RegExp(`\\b${wanted}\\b`, 'u'), today);
    if (lines.length > 0) return { slug, lines };
  }
  return null;
}
