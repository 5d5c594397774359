import { describe, expect, it } from 'vitest';
import { personId } from '../../../src/domain/ids.ts';
import { handOverOf } from '../../../src/domain/question/hand-over.ts';
import { accusedAmong, type Colleague } from '../../../src/domain/question/named.ts';

const someone = (name: string, role: Colleague['role']): Colleague => ({ id: personId(name), name, role });
const hoa = someone('Vũ Thị Hoa', 'head');
const bay = someone('Vũ Đình Bấy', 'chairman');
const van = someone('Lê Thị Vân', 'office');
const minh = someone('Trần Văn Minh', 'deputy');
const board = [hoa, bay, van, minh];

describe('the accused person named in a letter', () => {
  it.each([
    ['Tôi tố cáo bà Hoa nhận quà', [hoa]],
    ['toi to cao ba hoa nhan qua', [hoa]],
    ['Tố cáo Vũ Đình Bấy bán đất công', [bay]],
    ['Tôi tố cáo Trưởng ban biên tập', [hoa]],
    ['Phó Chủ tịch phường nhận hối lộ', [hoa]],
    ['Chủ tịch phường nhận hối lộ', [bay]],
    ['Chị ở một cửa vòi vĩnh tôi', [van]],
    ['Lãnh đạo phường bao che', [hoa, bay]],
    ['Kính gửi Chủ tịch UBND phường. Tôi tố cáo ông K ở khối 3', []],
    ['Tôi tố cáo trưởng khối 3 ăn chặn', []],
    ['Tôi tố cáo kẻ trộm hoa', []],
  ])('%s', (text, meant) => {
    expect(accusedAmong(text, board)).toEqual(meant.map(({ id }) => id));
  });
});

describe('the receivers of a letter', () => {
  it('are the head and the reception officer', () => {
    expect(handOverOf('denunciation', 'Tôi tố cáo trưởng khối 3', board)).toEqual({
      kind: 'denunciation',
      receivers: [hoa.id, van.id],
      directions: 'ward',
    });
  });

  it('never include the accused', () => {
    expect(handOverOf('denunciation', 'Chị Vân ở một cửa vòi vĩnh tôi', board).receivers).toEqual([hoa.id]);
  });

  it('do not exist if the letter accuses the head or the chairman: the sender is directed to a higher authority', () => {
    for (const text of ['Tôi tố cáo bà Hoa', 'Tôi tố cáo Trưởng ban', 'Tố cáo Chủ tịch phường', 'tố cáo phó chủ tịch'])
      expect(handOverOf('denunciation', text, board)).toMatchObject({ receivers: [], directions: 'higher' });
  });

  it('are the usual ones for a complaint about a decision of the chairman', () => {
    expect(handOverOf('complaint', 'Tôi khiếu nại quyết định của Chủ tịch phường', board)).toMatchObject({
      receivers: [hoa.id, van.id],
      directions: 'ward',
    });
  });

  it('do not exist if nobody is left: the sender is directed to a higher authority', () => {
    expect(handOverOf('complaint', 'Tôi khiếu nại', [minh])).toMatchObject({ receivers: [], directions: 'higher' });
  });
});
