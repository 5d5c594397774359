import { describe, expect, it } from 'vitest';
import { hideWhoAndWhere, leftInMask } from '../../../src/domain/question/mask-question.ts';

describe('what leads to a person or a door', () => {
  it.each([
    ['Cống trước số nhà 12 ngõ 3 bị tắc', 'Cống trước [đã ẩn] bị tắc'],
    ['Ở kiệt 45/7 và hẻm 12B có chó dữ', 'Ở [đã ẩn] và [đã ẩn] có chó dữ'],
    ['Nhà số 8, ngách 12 mất nước', '[đã ẩn] mất nước'],
    ['Mẹ tôi 82 tuổi, con gái em học lớp 3', 'Người thân 82 tuổi, người thân học lớp 3'],
    ['ông Nguyễn Văn Tư và chị Hoa đổ rác', 'ông [đã ẩn] và chị [đã ẩn] đổ rác'],
    ['Hàng xóm là Trần Thị Lan nuôi lợn', 'Hàng xóm là [đã ẩn] nuôi lợn'],
    ['Cháu tên Minh Anh học trường Nguyễn Huệ', 'Cháu tên [đã ẩn] học trường Nguyễn Huệ'],
  ])('%s', (text, masked) => {
    expect(hideWhoAndWhere(text)).toBe(masked);
    expect(leftInMask(masked)).toBeNull();
    expect(leftInMask(text)).not.toBeNull();
  });

  it.each([
    'Đường Trần Phú đoạn qua chợ Bà Chiểu ngập',
    'Bà con tôi mong khối 3 có đèn',
    'Trường THCS Lê Lợi thu tiền gì đầu năm?',
    'Trẻ em khối 4 chơi ở đâu?',
  ])('leaves %s', (text) => {
    expect(hideWhoAndWhere(text)).toBe(text);
    expect(leftInMask(text)).toBeNull();
  });

  it('leaves the ward’s own address', () => {
    const ward = ['Số nhà 2 đường Hùng Vương'];
    expect(hideWhoAndWhere('Đến số nhà 2 đường Hùng Vương', ward)).toBe('Đến số nhà 2 đường Hùng Vương');
  });
});
