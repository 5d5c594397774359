board-title = Bảng làm việc của Ban Biên tập
board-sign-in = Đồng chí gửi /bang cho bot; hệ thống trả lời bằng một đường dẫn dùng một lần để đăng nhập, không cần mật khẩu.
board-meanwhile = Bảng làm việc đang được xây dựng. Trong thời gian này, mọi việc duyệt bài làm được ngay trong cuộc trò chuyện với bot.
board-to-portal = Về Cổng thông tin điện tử
