import { describe, expect, it } from 'vitest';
import { isNewMatter, isStatement } from '../../../src/domain/question/new-matter.ts';
import { foldForSearch } from '../../../src/domain/text/normalize.ts';

const residence = { topic: 'cu-tru', desk: 'cong-an' } as const;

describe('after "Cháu hiện ở nhờ hay thuê nhà ạ?"', () => {
  it.each([
    'Thuê nhà ạ',
    'Dạ ở khối 3',
    'Dạ chưa ạ',
    'không',
    '3',
    'ở đâu ạ?',
    'Cháu thuê nhà của bà Lan ở khối 3 từ tháng trước.',
    'Cháu có giấy khai sinh rồi, hộ khẩu vẫn ở khối 3 ạ',
    'Tôi đăng ký tạm trú cho cháu ngoại, cháu 5 tuổi',
  ])('"%s" is the reply', (text) => {
    expect(isNewMatter(text, residence)).toBe(false);
    expect(isNewMatter(foldForSearch(text), residence)).toBe(false);
  });

  it.each([
    'Cho tôi hỏi lịch tiêm chủng tháng này',
    'Bao giờ phường sửa đường khối 4?',
    'Đèn đường ngõ 4 khối 2 bị hỏng, đề nghị phường sửa',
    'Sáng nay khối 4 tổ chức ra quân dọn vệ sinh, phường đăng tin giúp nhé',
  ])('"%s" is something else', (text) => {
    expect(isNewMatter(text, residence)).toBe(true);
    expect(isStatement(text)).toBe(false);
  });
});
