import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createSimilarAnswers } from '../../src/adapters/similar-answers.ts';
import { searchTerms, slipsOf } from '../../src/domain/question/search-terms.ts';
import { foldForSearch } from '../../src/domain/text/normalize.ts';
import type { AnswerDocument, SimilarAnswers } from '../../src/ports/similar-answers.ts';

interface Query {
  readonly text: string;
  readonly answer: string;
}
const set = JSON.parse(readFileSync('tests/fixtures/retrieval.json', 'utf8')) as {
  readonly documents: readonly Omit<AnswerDocument, 'url'>[];
  readonly queries: readonly Query[];
  readonly unrelated: readonly string[];
  readonly laterQueries: readonly Query[];
  readonly laterUnrelated: readonly string[];
};
const documents: readonly AnswerDocument[] = set.documents.map((each) => ({ ...each, url: `/hoi-dap/${each.id}` }));
const over = (known: readonly AnswerDocument[]): SimilarAnswers =>
  createSimilarAnswers({ load: async () => known, stamp: async () => 'one' });
const idsFor = async (answers: SimilarAnswers, text: string): Promise<readonly string[]> =>
  (await answers.find(text)).map(({ document }) => document.id);

/** The shares of queries whose answer ranks first and among the first three. */
const recall = async (queries: readonly Query[], change = (text: string): string => text) => {
  const answers = over(documents);
  const places = await Promise.all(
    queries.map(async ({ text, answer }) => (await idsFor(answers, change(text))).indexOf(answer)),
  );
  const share = (places_: readonly number[]): number => places_.length / queries.length;
  return { first: share(places.filter((place) => place === 0)), offered: share(places.filter((place) => place >= 0)) };
};
const falseOffers = async (texts: readonly string[]): Promise<number> => {
  const answers = over(documents);
  const found = await Promise.all(texts.map((text) => idsFor(answers, text)));
  return found.filter((ids) => ids.length > 0).length / texts.length;
};

describe('the test set', () => {
  it('The test set is large enough', () => {
    expect(documents.length).toBeGreaterThanOrEqual(60);
    expect(set.queries.length + set.laterQueries.length).toBeGreaterThanOrEqual(200);
    expect(set.unrelated.length + set.laterUnrelated.length).toBeGreaterThanOrEqual(80);
    const ids = new Set(documents.map(({ id }) => id));
    for (const { answer } of [...set.queries, ...set.laterQueries]) expect(ids).toContain(answer);
  });
});

describe('the right answer', () => {
  it('The right answer is among the three offered for nine of ten questions, and first for most', async () => {
    const { first, offered } = await recall(set.queries);
    expect(offered).toBeGreaterThanOrEqual(0.93);
    expect(first).toBeGreaterThanOrEqual(0.87);
  });

  it('The right answer is found as well for questions written after the tuning', async () => {
    const { first, offered } = await recall(set.laterQueries);
    expect(offered).toBeGreaterThanOrEqual(0.93);
    expect(first).toBeGreaterThanOrEqual(0.9);
  });

  it('The right answer is found without diacritics, in capitals and in decomposed letters', async () => {
    expect((await recall(set.queries, foldForSearch)).offered).toBeGreaterThanOrEqual(0.9);
    expect((await recall(set.queries, (text) => text.toUpperCase())).offered).toBeGreaterThanOrEqual(0.93);
    expect((await recall(set.queries, (text) => text.normalize('NFD'))).offered).toBeGreaterThanOrEqual(0.93);
  });

  it('The right answer is found with a typing error in the longest word', async () => {
    const swap = (text: string): string => {
      const words = text.split(' ');
      const longest = words.reduce((best, word, at) => (word.length > (words[best]?.length ?? 0) ? at : best), 0);
      const word = words[longest] ?? '';
      const middle = Math.floor(word.length / 2);
      words[longest] =
        `${word.slice(0, middle - 1)}${word[middle] ?? ''}${word[middle - 1] ?? ''}${word.slice(middle + 1)}`;
      return words.join(' ');
    };
    expect((await recall(set.queries, (text) => swap(foldForSearch(text)))).offered).toBeGreaterThanOrEqual(0.8);
  });
});

describe('questions without a published answer', () => {
  it('Nine of ten such questions are offered nothing', async () => {
    expect(await falseOffers(set.unrelated)).toBeLessThanOrEqual(0.07);
    expect(await falseOffers(set.laterUnrelated)).toBeLessThanOrEqual(0.12);
  });

  it('A text without significant words is offered nothing', async () => {
    const answers = over(documents);
    for (const text of ['', '   ', '???', '👍', 'a', 'cho toi hoi']) expect(await idsFor(answers, text)).toEqual([]);
  });

  it('An empty portal offers nothing', async () => {
    expect(await idsFor(over([]), 'làm giấy khai sinh ở đâu')).toEqual([]);
  });
});

describe('the offered answers', () => {
  it('At most three published documents are offered, unchanged', async () => {
    const found = await over(documents).find('giấy khai sinh');
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(3);
    for (const { document } of found) expect(documents).toContainEqual(document);
  });

  it('The order is always the same, nearest first', async () => {
    const answers = over(documents);
    const once = await answers.find('chứng thực chữ ký giấy ủy quyền');
    expect(await answers.find('chứng thực chữ ký giấy ủy quyền')).toEqual(once);
    expect(once[0]?.document.id).toBe('TT-08');
  });

  it('Any text can be searched', async () => {
    const answers = over(documents);
    for (const text of [
      '"khai sinh" OR *',
      '<b>khai sinh</b>',
      '\ud800 khai sinh',
      '__proto__ constructor',
      'khai sinh '.repeat(2000),
    ])
      await expect(answers.find(text)).resolves.toBeInstanceOf(Array);
  });
});

describe('the index of answers', () => {
  const published = (id: string, title: string): AnswerDocument => ({
    id,
    kind: 'question',
    title,
    text: title,
    url: '',
  });
  const portal = () => {
    const state = {
      stamp: '1',
      loads: 0,
      documents: [published('a', 'Lịch tiêm chủng ở trạm y tế')] as AnswerDocument[],
    };
    const answers = createSimilarAnswers({
      load: async () => {
        state.loads += 1;
        return state.documents;
      },
      stamp: async () => state.stamp,
    });
    return { state, answers };
  };

  it('The index is loaded once while nothing changes, also for concurrent searches', async () => {
    const { state, answers } = portal();
    await Promise.all(Array.from({ length: 20 }, () => answers.find('tiêm chủng')));
    await answers.find('tiêm chủng');
    expect(state.loads).toBe(1);
  });

  it('Published, changed and taken-down answers are seen', async () => {
    const { state, answers } = portal();
    expect(await idsFor(answers, 'tiêm chủng trạm y tế')).toEqual(['a']);
    state.stamp = '2';
    state.documents = [...state.documents, published('b', 'Thủ tục tách thửa đất cho con')];
    expect(await idsFor(answers, 'tách thửa đất')).toEqual(['b']);
    state.stamp = '3';
    state.documents = [published('b', 'Mức thu tiền rác hằng tháng')];
    expect(await idsFor(answers, 'tách thửa đất')).toEqual([]);
    expect(await idsFor(answers, 'tiêm chủng trạm y tế')).toEqual([]);
    expect(await idsFor(answers, 'tiền rác hằng tháng')).toEqual(['b']);
  });

  it('After many changes the index finds the same as a new one', async () => {
    const { state, answers } = portal();
    for (let turn = 0; turn < 60; turn += 1) {
      state.stamp = `turn ${turn}`;
      state.documents = documents.filter((_, at) => at % 7 !== turn % 7);
      await answers.find('khai sinh');
    }
    state.stamp = 'end';
    state.documents = [...documents];
    const fresh = over(documents);
    for (const { text } of set.laterQueries)
      expect(await idsFor(answers, text), text).toEqual(await idsFor(fresh, text));
  });

  it('Loading is tried again after a failure', async () => {
    let fails = true;
    const answers = createSimilarAnswers({
      load: async () => {
        if (fails) throw new Error('the portal is away');
        return documents;
      },
      stamp: async () => '1',
    });
    await expect(answers.find('khai sinh')).rejects.toThrow('the portal is away');
    fails = false;
    expect((await answers.find('đăng ký kết hôn'))[0]?.document.id).toBe('TT-03');
  });
});

describe('search terms', () => {
  it('Terms are significant words, word pairs and names of procedures', () => {
    expect(searchTerms('Cho tôi hỏi lệ phí tách thửa?')).toEqual([
      'le',
      'le_phi',
      'phi',
      'phi_tach',
      'tach',
      'tach_thua',
      'thua',
    ]);
    expect(searchTerms('nhập khẩu')).toEqual(searchTerms('đăng ký thường trú'));
    expect(searchTerms('lý lịch')).toEqual(searchTerms('lí lịch'));
  });

  it('"chó" and "cho" are distinguished if diacritics were typed', () => {
    expect(searchTerms('cho con')).toEqual([]);
    expect(searchTerms('chó con')).toEqual(['cho']);
  });

  it('Common typing errors of a word are matched', () => {
    for (const slip of ['daonh', 'donh', 'doanhh', 'foanh']) expect(slipsOf(slip)).toContain('doanh');
    expect(slipsOf('doanh')).not.toContain('doanh');
  });
});
