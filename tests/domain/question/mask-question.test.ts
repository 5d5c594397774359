import { describe, expect, it } from 'vitest';
import { hideWhoAndWhere, leftInMask } from '../../../src/domain/question/mask-question.ts';

describe('masking of what identifies a person or a home', () => {
  it.each([
    ['Cống trước số nhà 12 ngõ 3 bị tắc', 'Cống trước [đã ẩn] bị tắc'],
    ['Ở kiệt 45/7 và hẻm 12B có chó dữ', 'Ở [đã ẩn] và [đã ẩn] có chó dữ'],
    ['Nhà số 8, ngách 12 mất nước', '[đã ẩn] mất nước'],
    ['Mẹ tôi 82 tuổi, con gái em học lớp 3', 'Người thân 82 tuổi, người thân học lớp 3'],
    ['ông Nguyễn Văn Tư và chị Hoa đổ rác', 'ông [đã ẩn] và chị [đã ẩn] đổ rác'],
    ['Hàng xóm là Trần Thị Lan nuôi lợn', 'Hàng xóm là [đã ẩn] nuôi lợn'],
    ['Nước đọng trước nhà 25/4 Nguyễn Trãi, ông xã tôi ngã ở đó', 'Nước đọng trước [đã ẩn] người thân ngã ở đó'],
    ['cha toi la Nguyen Van Tam bi mat so bao hiem', 'người thân la [đã ẩn] bi mat so bao hiem'],
    ['bà nội cháu 90 tuổi chưa có thẻ', 'người thân 90 tuổi chưa có thẻ'],
    ['ba má em ở lô B5 khu dân cư mới', 'người thân ở [đã ẩn] khu dân cư mới'],
    ['ho so cua tran thi hoa nop thang truoc', 'ho so cua [đã ẩn] nop thang truoc'],
    ['me toi va chong toi cung lam o do', 'người thân va người thân cung lam o do'],
    ['Tôi thuê phòng 302 chung cư Sao Đỏ', 'Tôi thuê [đã ẩn] Sao Đỏ'],
    ['nha o 14/7 duong be tong ngap', 'nha [đã ẩn] duong be tong ngap'],
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
    'Nghỉ lễ ở nhà ngày 30/4 có tiếp dân không?',
    'Cháu cần nộp ở đâu, lô hàng về tháng 12 chưa?',
    'duong Nguyen Van Cu co sua khong',
    'Phòng 1 tiếp dân thứ mấy?',
    'Công văn số 12/2026 nói gì?',
    'Con em Đồng Lạc đi học xa',
    'Quyết định 45/QĐ-UBND áp dụng từ khi nào?',
  ])('leaves unchanged: %s', (text) => {
    expect(hideWhoAndWhere(text)).toBe(text);
    expect(leftInMask(text)).toBeNull();
  });

  it('leaves the ward’s own address unchanged', () => {
    const ward = ['Số nhà 2 đường Hùng Vương'];
    expect(hideWhoAndWhere('Đến số nhà 2 đường Hùng Vương', ward)).toBe('Đến số nhà 2 đường Hùng Vương');
  });
});
