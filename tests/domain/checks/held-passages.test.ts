import { describe, expect, it } from 'vitest';
import { secretPassages } from '../../../src/domain/checks/held-passages.ts';
import { aPhoto, aSubject } from './subject-builder.ts';

const passages = (body: string) => secretPassages(aSubject({ body, photos: [] })).map((each) => Object.values(each));

describe('the passage because of which an item is held', () => {
  it('is the line with the mark, whatever its spacing and Unicode form', () => {
    const line = 'Không phát tài liệu nội bộ.';
    const wanted = [['SEC-CIRCULATION', line]];
    expect(passages(`Sáng nay phường tập huấn.\n${line}\nBà con vui.`)).toEqual(wanted);
    expect(passages(`  Không phát  tài liệu\u00a0nội bộ. `.normalize('NFD'))).toEqual(wanted);
  });

  it('includes the lines around a mark that stands alone', () => {
    const found = passages('Chiếu phim\n\nTỐI MẬT\n\nVào cửa tự do.');
    expect(found).toContainEqual(['SEC-STAMP-LINE', 'Chiếu phim TỐI MẬT Vào cửa tự do.']);
    expect(passages('TỐI MẬT')).toContainEqual(['SEC-STAMP-LINE', 'TỐI MẬT']);
  });

  it('is given for every rule, also for lighter ones, and for a file name', () => {
    expect(passages('Phim “TỐI MẬT”, tài liệu nội bộ.').map(([rule]) => rule)).toEqual([
      'SEC-STAMP-INLINE',
      'SEC-PROSE',
      'SEC-CIRCULATION',
    ]);
    const named = aSubject({ body: '', photos: [aPhoto({ fileName: 'KH_tuyet-mat.jpg' })] });
    expect(secretPassages(named)).toContainEqual({ rule: 'SEC-NAME-MARK', passage: 'KH_tuyet-mat.jpg' });
  });
});
