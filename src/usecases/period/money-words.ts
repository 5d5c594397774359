/** Parses what the board types about money: an item's grade, its authors' shares, a payee's tax. The rules are elsewhere. */
import type { Actor } from '../../domain/actor.ts';
import { type Attempt, refused } from '../../domain/decision.ts';
import { fieldsIn } from '../../domain/period/fields.ts';
import { genreWords } from '../../domain/process/rule-words.ts';
import { genres, grades, origins } from '../../domain/royalty/rates.ts';
import { committedYears } from '../../domain/royalty/tax.ts';
import { namesIn } from '../../domain/submission/guess.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { onePerson } from '../person/one-person.ts';
import { appraise, divideItem, notePayee } from '../royalty/statement.ts';
import { itemsNamed } from '../submission/named.ts';

/** '0042; A; phóng sự': code, grade, and genre and origin if they differ from the usual ones. */
export async function grade(unit: Unit, actor: Actor, words: string): Promise<Attempt> {
  const [code = '', given = '', ...rest] = fieldsIn(words);
  const found = await itemsNamed(unit.stores.submissions, code);
  const item = found.length === 1 ? found[0] : undefined;
  if (!item) return refused('issue-item-unknown', { code });
  const level = grades.find((each) => each === given.trim().toUpperCase());
  if (!level) return refused('issue-grade-unreadable');
  const said = foldForSearch(rest.join(' '));
  const [known] = await unit.stores.period.byIds([item.id]);
  const usual = known?.appraisal;
  const genre = genres.find((each) => genreWords[each].test(said)) ?? usual?.genre ?? 'news';
  const origin = origins.find((each) => originWords[each].test(said)) ?? usual?.origin ?? 'original';
  return appraise(unit, actor, { item: item.id, genre, grade: level, origin });
}

/** '0042; Lan 60%, Minh 40%': how the authors of an item share the royalty for its text. */
export async function divide(unit: Unit, actor: Actor, words: string): Promise<Attempt> {
  const [code = '', ...rest] = fieldsIn(words);
  const found = await itemsNamed(unit.stores.submissions, code);
  const item = found.length === 1 ? found[0] : undefined;
  if (!item) return refused('issue-item-unknown', { code });
  const credits = rest.flatMap(namesIn).map((each) => (/\d$/u.test(each) ? `${each}%` : each));
  return divideItem(unit, actor, item.id, credits);
}

const originWords = {
  original: /tu viet|goc/u,
  compiled: /tong hop|bien soan/u,
  translated: /bien dich|\bdich\b/u,
} as const satisfies Record<(typeof origins)[number], RegExp>;

/** 'Lê Thị Lan; cam kết 2026': a tax commitment, one for each year, valid until revoked with 'bỏ cam kết 2026'. */
export async function noteTax(unit: Unit, actor: Actor, words: string): Promise<Attempt> {
  const [name = '', ...rest] = fieldsIn(words);
  const found = await onePerson(unit, name);
  if (!found.ok) return found;
  const said = foldForSearch(rest.join(' '));
  const year = Number(/\b(20\d{2})\b/u.exec(said)?.[1] ?? Number.NaN);
  const payee = found.person.id;
  const known = (await unit.stores.period.payeeNotes()).find((each) => each.payee === payee);
  const years = new Set(known ? committedYears(known) : []);
  const isCommitment = /cam ket/u.test(said) && !Number.isNaN(year);
  if (isCommitment && /(?:bo|thoi|huy|rut) (?:ban )?cam ket/u.test(said)) years.delete(year);
  else if (isCommitment) years.add(year);
  const tax = isCommitment
    ? 'resident'
    : /khong cu tru/u.test(said)
      ? 'nonResident'
      : /hop dong|can bo|cong chuc|luong/u.test(said)
        ? 'official'
        : null;
  if (tax === null) return refused('issue-tax-unreadable');
  const [commitmentYear = null, ...earlierYears] = [...years].sort((a, b) => b - a);
  return notePayee(unit, actor, { payee, tax, commitmentYear, earlierYears });
}
