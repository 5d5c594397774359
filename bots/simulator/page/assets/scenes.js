/** Scenes for training, step by step: who does what, and why. Each step is something a person would tap. */

/**
 * `today` is the demo's date, as people write it. A step with `maybe` happens only the first time: it is skipped once
 * the next step, a press, is possible.
 */
export const scenes = (today) => [
  {
    title: 'Gửi và đăng một tin',
    steps: [
      {
        who: 'contributor',
        say: 'Chị Lan gửi ảnh kèm một câu: việc gì, ngày nào, ở đâu. Máy tự soạn bản nháp.',
        photos: [2],
        text: `Khối 4 ra quân dọn vệ sinh\nSáng ${today}, 40 hộ dân khối 4 dọn vệ sinh trục đường chính.`,
      },
      { who: 'contributor', say: 'Máy hỏi nguồn tin. Chị Lan có mặt tại chỗ.', press: 'Tôi có mặt' },
      { who: 'contributor', say: 'Chị xem lại bản nháp rồi gửi Ban Biên tập.', press: 'Gửi bài' },
      { who: 'contributor', say: 'Lần gửi đầu tiên: đọc và đồng ý cam kết.', press: 'Đồng ý', maybe: true },
      { who: 'deputy', say: 'Anh Minh nhận thẻ duyệt, đọc tin và duyệt đăng.', press: 'Duyệt đăng' },
      { who: 'contributor', say: 'Chị Lan được báo tin đã đăng, có địa chỉ bài trên Cổng.', read: 'đã được đăng' },
    ],
  },
  {
    title: 'Trả lại, sửa, duyệt',
    steps: [
      {
        who: 'contributor-2',
        say: 'Anh Hùng gửi tin bằng Zalo OA, chỉ có chữ.',
        text: `Khối 3 họp bàn làm đường\nChiều ${today}, 35 hộ dân khối 3 họp bàn làm đường.`,
      },
      { who: 'contributor-2', say: 'Chọn nguồn tin, nếu máy hỏi.', press: 'Tôi có mặt', maybe: true },
      { who: 'contributor-2', say: 'Gửi Ban Biên tập.', press: 'Gửi bài' },
      { who: 'contributor-2', say: 'Lần gửi đầu tiên: đồng ý cam kết.', press: 'Đồng ý', maybe: true },
      { who: 'deputy', say: 'Tin chưa có ảnh: anh Minh trả lại.', press: 'Trả lại' },
      { who: 'deputy', say: 'Anh chọn lý do để người gửi biết phải làm gì.', press: 'ảnh' },
      { who: 'contributor-2', say: 'Anh Hùng được báo lý do.', read: 'cần sửa' },
      { who: 'contributor-2', say: 'Anh gửi thêm ảnh: ảnh vào đúng bài được trả lại.', photos: [6] },
      { who: 'contributor-2', say: 'Gửi lại Ban Biên tập.', press: 'Gửi bài' },
      { who: 'deputy', say: 'Lần này anh Minh duyệt đăng.', press: 'Duyệt đăng' },
      { who: 'contributor-2', say: 'Anh Hùng được báo tin đã đăng.', read: 'đã được đăng' },
    ],
  },
  {
    title: 'Người dân hỏi phường',
    steps: [
      {
        who: 'citizen-2',
        say: 'Ông Sáu dùng Zalo Bot, hỏi bằng lời thường.',
        text: 'Xin hỏi bao giờ phường tiêm phòng dại cho chó ở khối 6?',
      },
      { who: 'citizen-2', say: 'Ông nhận mã câu hỏi và ngày phải trả lời theo quy định.', read: 'HD-' },
      { who: 'office', say: 'Văn phòng nhận câu hỏi để phân người trả lời.', read: 'HD-' },
    ],
  },
  {
    title: 'Mất sóng, gửi lại',
    steps: [
      { who: 'contributor', say: 'Điện thoại vào vùng mất sóng.', network: 'offline' },
      {
        who: 'contributor',
        say: 'Tin nhắn không đi được: nó nằm lại trong máy.',
        text: 'Xin chào, tôi gửi tin từ bản xa.',
      },
      { who: 'contributor', say: 'Sóng trở lại.', network: 'good' },
      { who: 'contributor', say: 'Bấm Gửi lại: tin đi, không mất chữ nào.', press: 'Gửi lại' },
    ],
  },
];
