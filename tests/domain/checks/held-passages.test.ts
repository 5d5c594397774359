import { describe, expect, it } from 'vitest';
import { secretPassages } from '../../../src/domain/checks/held-passages.ts';
import { aPhoto, aSubject } from './subject-builder.ts';

const passages = (body: string) => secretPassages(aSubject({ body, photos: [] })).map((each) => Object.values(each));

describe('the passage that holds an item', () => {
  it('is the line of the mark, whatever the spaces and the way its letters are written', () => {
    const line = 'Không phát tài liệu nội bộ.';
    const wanted = [['SEC-CIRCULATION', line]];
    expect(passages(`Sáng nay phường tập huấn.\n${line}\nBà con vui.`)).toEqual(wanted);
    expect(passages(`  Không phát  tài liệu\u00a0nội bộ. `.normalize('NFD'))).toEqual(wanted);
  });

  it('is what is around the mark where it stands alone', () => {
    const found = passages('Chiếu phim\n\nTỐI MẬT\n\nVào cửa tự do.');
    expect(found).toContainEqual(['SEC-STAMP-LINE', 'Chiếu phim TỐI MẬT Vào cửa tự do.']);
    expect(passages('TỐI MẬT')).toContainEqual(['SEC-STAMP-LINE', 'TỐI MẬT']);
  });

  it('is there for every rule, also the lighter ones, and for the name of a file', () => {
    expect(passages('Phim “TỐI MẬT”, tài liệu nội bộ.').map(([rule]) => rule)).toEqual([
      'SEC-STAMP-INLINE',
      'SEC-PROSE',
      'SEC-CIRCULATION',
    ]);
    const named = aSubject({ body: '', photos: [aPhoto({ fileName: 'KH_tuyet-mat.jpg' })] });
    expect(secretPassages(named)).toContainEqual({ rule: 'SEC-NAME-MARK', passage: 'KH_tuyet-mat.jpg' });
  });
});
