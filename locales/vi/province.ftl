### Trang của tỉnh, thành phố: các cổng xem từ trên, không có tên người và vụ việc.

province-title = Các cổng thông tin cấp xã
province-above = Xem chung, chỉ đọc
province-heading = { $count ->
    [one] Một cổng thông tin
   *[other] { $count } cổng thông tin
  }
province-enter-why = Trang này cho xem tình hình hoạt động của các cổng: đang hoạt động, đúng hạn, quá hạn, kinh phí. Địa chỉ dùng được một lần, trên trình duyệt này.
province-enter = Mở trang
province-closed = Trang này chỉ mở bằng địa chỉ do đơn vị vận hành cấp; địa chỉ dùng được một lần. Đồng chí cần xem xin liên hệ đơn vị vận hành để nhận địa chỉ mới.
province-sum = { $alive } nơi đang hoạt động; { $overdue } việc quá hạn; tháng này đã đăng { $published } tin, bài.
province-ward = Cổng thông tin
province-state = Hoạt động
province-state-alive = Có: Ban Biên tập { $board }, cộng tác viên { $contributors }
province-state-noHead = Chưa có Trưởng Ban Biên tập
province-state-stopped = Chương trình dừng từ { $since }
province-state-cutOff = Mất liên lạc: không ứng dụng nào nhận, gửi được tin
province-state-quiet = Không có tin nhắn, không có việc từ { $since }
province-channel-down = Kênh { $channel } đang mất kết nối
province-waiting = Bài chờ duyệt
province-waiting-count = { $waiting }{ $overdue ->
    [0] {""}
   *[other] {""}, quá hạn { $overdue }
  }
province-on-time = Đúng hạn trong tháng
province-on-time-rate = { $percent }% của { $published }
province-none-published = Chưa đăng tin nào
province-questions = Câu hỏi đang mở
province-silent = Khối chưa có tin
province-silent-units = { $silent }/{ $units }
province-budget = Kinh phí năm
province-budget-taken = { $taken } / { $approved } đ
province-no-budget = Chưa duyệt
province-process = Quy trình
province-process-version = bản { $version }
province-last-message = Tin nhắn gần nhất
province-last = Việc gần nhất
province-foot = Số liệu lúc { $at }; chương trình bản { $program }.
