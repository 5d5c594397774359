board-title = Bảng làm việc của Ban Biên tập
board-skip = Tới nội dung chính
board-menu = Các trang của Bảng làm việc
board-overview = Tổng quan
board-sign-in = Đồng chí nhắn “bảng”; hệ thống trả lời bằng một đường dẫn dùng một lần để đăng nhập, không cần mật khẩu.
board-meanwhile = Mọi việc duyệt bài cũng làm được ngay trong cuộc trò chuyện.
board-to-portal = Về Cổng thông tin điện tử
board-hello = Chào đồng chí { $name }.
board-enter-why = Đường dẫn này dùng một lần, chỉ dành cho đồng chí.
board-enter = Vào Bảng làm việc
board-link-over = Đường dẫn này đã dùng hoặc hết hạn. Đồng chí nhắn “bảng” để nhận đường dẫn mới.
board-refused = Yêu cầu không đến từ trang này nên không được thực hiện. Đồng chí mở lại Bảng làm việc và thử lại.
board-not-found = Không có trang này.
board-head-only = Việc này dành cho Trưởng ban hoặc Phó Trưởng ban thường trực.
board-back = Về Bảng làm việc
board-items = Tin, bài
board-items-mine = Đang chờ đồng chí
board-items-all = Tất cả tin, bài
board-items-none = Không có bài nào.
board-item-state = { $state ->
    [submitted] chờ duyệt
    [returned] cần bổ sung
    [approved] đã duyệt
    [published] đã đăng
    [unpublished] đã gỡ
    [rejected] đã từ chối
    [withdrawn] đã rút
   *[other] đang xử lý
  }
board-due = hạn { $on }
board-turn = chờ { $names }
board-more = Xem tiếp
board-people = Thành viên
board-person-role = { $role ->
    [contributor] cộng tác viên
    [member] thành viên
    [office] văn phòng
    [deputy] phó trưởng ban
    [standingDeputy] phó trưởng ban thường trực
    [head] trưởng ban
    [chairman] chủ tịch UBND
    [accountant] kế toán
   *[other] người dân
  }
board-frozen = đang tạm khóa
board-waiting = Đang chờ đồng chí: { $count } bài
board-waiting-all = Xem tất cả { $count } bài chờ duyệt
board-sessions = Phiên đăng nhập
board-sessions-why = Phiên tự kết thúc sau 30 phút không dùng. Thấy phiên không phải của mình, đồng chí bấm “Đăng xuất mọi nơi”, rồi nhắn /baomat cho chúng tôi.
board-session-this = phiên này
board-session-unnamed = Trình duyệt không rõ tên
board-session-times = vào { $began }, dùng gần nhất { $used }
board-leave = Đăng xuất
board-leave-all = Đăng xuất mọi nơi
board-channels = Kênh liên lạc
board-channel = { $channel ->
    [telegram] Telegram
    [zalo-oa] Zalo OA
    [zalo-bot] Zalo Bot
    [web] Trang web
   *[other] { $channel }
  }
board-channel-ok = Hoạt động
board-channel-expiring = Sắp hết quyền gửi tin
board-channel-needsReconnect = Cần kết nối lại
board-channel-refused = Bị nền tảng từ chối gửi tin
board-channel-until = đến { $at }
board-reconnect = Kết nối
board-unreached = Tin chưa gửi được
board-unreached-none = Mọi tin đều đã gửi.
board-unreached-why = Những người này chưa nhận được tin. Đồng chí gọi điện rồi ghi lại kết quả; tin vẫn được gửi khi họ nhắn lại.
board-unreached-since = từ { $at }
board-no-phone = chưa có số điện thoại
board-unreached-count = { $count } tin
board-call-result = Kết quả
board-called = Đã gọi
board-called-at = đã gọi { $at }
board-connect-title = Kết nối kênh
board-connect-why = Đồng chí sẽ sang trang của nền tảng để cho phép hệ thống gửi tin thay mặt UBND, rồi trở lại đây.
board-connect-go = Sang trang cấp quyền
board-connected = Đã kết nối. Những tin đang chờ được gửi đi ngay.
board-grant-over = Lần cấp quyền này đã quá giờ hoặc đã dùng. Đồng chí bấm Kết nối và làm lại.
board-grant-refused = Nền tảng chưa chấp nhận. Đồng chí kiểm tra đúng tài khoản của UBND rồi bấm Kết nối và làm lại.
board-grant-refused = Nền tảng chưa chấp nhận. Đồng chí kiểm tra đúng tài khoản của phường rồi bấm Kết nối và làm lại.
board-sections = Trang của Cổng
board-sections-why = Các trang giới thiệu của phường trên Cổng. Mỗi trang có nơi phụ trách; quá hạn thì cần xem lại.
board-section-never = chưa có nội dung
board-section-updated = cập nhật { $on }, xem lại sau { $days } ngày
board-section-state = { $state ->
    [empty] Còn trống
    [stale] Cần xem lại
   *[fresh] Còn mới
  }
board-section-see = Xem trên Cổng
board-section-saved = Đã lưu. Trang trên Cổng đổi ngay.
board-section-text = Nội dung
board-section-marks = Dòng trống ngăn đoạn. “## ” đầu dòng là đề mục, “- ” là gạch đầu dòng, “ | ” ngăn các cột của bảng (dòng đầu là tên cột). Ngày trong lịch ghi đủ: Thứ Hai 30/11/2026 | 08:00 | Tiếp công dân | Chủ tịch.
board-section-save = Lưu và đăng
board-section-preview = Xem trước
board-section-as-public = Người dân sẽ đọc như thế này
board-section-history = Các bản đã lưu
board-section-version = Bản { $version }
board-section-from-file = từ tệp của phường
board-stale = Có người vừa lưu một bản khác. Bản của đồng chí vẫn còn trong ô dưới đây; bấm lưu lần nữa thì bản này thay bản kia.
board-stale-differences = Khác nhau: gạch bỏ là của bản kia, tô nền là của đồng chí
