board-title = Bảng làm việc của Ban Biên tập
board-skip = Đến nội dung chính
board-menu = Các trang của Bảng làm việc
board-overview = Tổng quan
board-sign-in = Trong cuộc trò chuyện với kênh của địa phương trên Zalo hoặc Telegram, đồng chí nhắn “bảng”. Hệ thống trả lời bằng một đường dẫn dùng một lần để đăng nhập, không cần mật khẩu.
board-session-lasts = Không dùng đến trong 30 phút, hoặc sau 12 giờ, đồng chí đăng nhập lại.
board-session-over = Đã hết phiên làm việc
board-session-over-why = Việc vừa gửi chưa được làm; chữ đã gõ còn nguyên trên trang này. Đồng chí giữ trang này mở, đăng nhập ở một thẻ khác, rồi bấm “Gửi lại”.
board-session-over-typed = Chữ đã gõ
board-session-over-again = Gửi lại
board-meanwhile = Mọi việc duyệt bài cũng làm được ngay trong cuộc trò chuyện.
board-to-portal = Về Cổng thông tin điện tử
board-hello = Chào đồng chí { $name }.
board-enter-why = Đường dẫn này dùng một lần, chỉ dành cho đồng chí.
board-enter = Vào Bảng làm việc
board-link-over = Đường dẫn này đã dùng hoặc hết hạn. Đồng chí nhắn “bảng” để nhận đường dẫn mới.
board-refused = Yêu cầu không đến từ trang này nên không được thực hiện. Đồng chí mở lại Bảng làm việc và thử lại.
board-not-found = Không có trang này.
board-head-only = Trang hoặc việc này không thuộc nhiệm vụ của đồng chí trong hệ thống.
board-readers-why = Tại đây đồng chí đọc và ký các báo cáo, bảng kê nhuận bút, dự toán và kinh phí của Ban Biên tập.
board-back = Về Bảng làm việc
board-items = Tin, bài
board-items-mine = Đang chờ đồng chí
board-items-all = Tất cả tin, bài
board-corrections-mine = Đính chính chờ đồng chí duyệt
board-items-none = Không có bài nào.
board-item-state = { $state ->
    [submitted] chờ duyệt
    [returned] cần sửa
    [approved] đã duyệt
    [published] đã đăng
    [unpublished] đã gỡ
    [rejected] đã từ chối
    [withdrawn] đã rút
    [merged] đã gộp vào bài khác
   *[other] đang xử lý
  }
board-due = hạn { $on }
board-turn = chờ { $names }
board-more = Xem tiếp
board-people = Thành viên
board-people-how = Bấm vào tên để xem người đó đã làm gì và việc đồng chí làm được.
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
board-waiting = Đang chờ đồng chí: { $count } bài
board-needs = Cần đồng chí xử lý
board-need-hearing = Sổ theo dõi vi phạm có mục về đồng chí ({ $clause }): xem và trả lời
board-need-held = { $code } · đang giữ riêng, chỉ đồng chí xem và quyết định
board-need-correction = { $code } · đính chính chờ đồng chí duyệt · { $title }
board-need-question = { $code } { $step ->
    [assigned] chờ đồng chí soạn trả lời
    [drafted] trả lời chờ đồng chí duyệt
    [approved] đã duyệt, chưa đến được người hỏi: đồng chí gọi điện
   *[received] chưa giao ai
  } · { $late ->
    [yes] QUÁ HẠN
   *[no] hạn
  } { $due } · { $title }
board-need-mask = { $code } { $step ->
    [masked] bản che thông tin chờ đồng chí duyệt
   *[given] người hỏi cho công khai: đồng chí che thông tin riêng
  } · { $title }
board-need-more-questions = và { $count } câu hỏi khác
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
board-sections = Trang của Cổng
board-sections-why = Các trang giới thiệu trên Cổng. Mỗi trang có nơi phụ trách; quá hạn thì cần xem lại.
board-section-never = chưa có nội dung
board-section-updated = cập nhật { $on }, xem lại sau { $days } ngày
board-section-state = { $state ->
    [empty] Còn trống
    [stale] Cần xem lại
    [fromFile] Theo tệp của địa phương
   *[fresh] Còn mới
  }
board-section-see = Xem trên Cổng
board-section-saved = Đã lưu. Trang trên Cổng đổi ngay.
board-section-text = Nội dung
board-section-marks = Dòng trống ngăn đoạn. “## ” đầu dòng là đề mục, “- ” là gạch đầu dòng, “ | ” ngăn các cột của bảng (dòng đầu là tên cột). Ngày trong lịch ghi đủ: Thứ Hai 30/11/2026 | 08:00 | Tiếp công dân | Chủ tịch.
board-section-drafts = Mỗi dự thảo là một đề mục “## Tên dự thảo”, dòng dưới ghi “Góp ý đến ngày 15/12/2026”, rồi tóm tắt và tệp. Người dân góp ý được đến hết ngày đó; qua ngày, trang tự ghi đã hết hạn.
board-section-save = Lưu và đăng
board-section-preview = Xem trước
board-section-files = Thêm hình ảnh, tệp
board-section-files-how = Ảnh JPEG, PNG, WebP, HEIC; tệp PDF, Word (DOCX), Excel (XLSX), mỗi tệp không quá 20 MB. Hệ thống kiểm tra rồi mới đưa lên trang. Mỗi hình, tệp có một dòng riêng trong nội dung, như “[hình 3: Bản đồ hành chính]”: dời dòng để đổi chỗ, sửa chữ để đổi lời ghi, xóa dòng để bỏ ra.
board-section-file = Chọn hình ảnh hoặc tệp
board-section-caption = Lời ghi dưới hình, hoặc tên của văn bản
board-section-description = Mô tả cho người không nhìn thấy hình
board-section-file-add = Thêm vào cuối trang
board-section-files-there = Hình ảnh, tệp của trang
board-section-file-state = { $state ->
    [shown] Đang hiện
    [unused] Không dùng
    [todo] Đang kiểm tra
   *[other] Không nhận
  }
board-section-as-public = Người dân sẽ đọc như thế này
board-section-history = Các bản đã lưu
board-section-version = Bản { $version }
board-section-from-file = từ tệp có sẵn
board-stale = Có người vừa lưu một bản khác. Bản của đồng chí vẫn còn trong ô dưới đây; bấm lưu lần nữa thì bản này thay bản kia.
board-stale-differences = Khác nhau: gạch bỏ là của bản kia, tô nền là của đồng chí
board-questions = Câu hỏi
board-questions-open = { $count } câu hỏi đang mở.
board-questions-none = Không có câu hỏi nào đang mở.
board-question-state = { $state ->
    [received] mới nhận
    [assigned] đã giao
    [drafted] chờ duyệt trả lời
    [clarification] chờ người hỏi bổ sung
    [approved] đang gửi trả lời
    [answered] đã trả lời
    [rated] đã được đánh giá
    [redirected] đã hướng dẫn nơi khác
    [handedOver] đã hướng dẫn nộp đơn
   *[other] đã kết thúc
  }
board-question-event = { $event ->
    [received] tiếp nhận
    [assigned] giao
    [drafted] dự thảo trả lời
    [approved] duyệt trả lời
    [sentBack] trả lại dự thảo
    [answered] đã gửi trả lời
    [clarificationAsked] hỏi thêm người hỏi
    [added] người hỏi bổ sung
    [separated] tách phần bổ sung
    [interimSent] báo ngày hẹn mới
    [redirected] hướng dẫn nơi khác
    [rated] người hỏi đánh giá
    [reopened] mở lại
    [closed] kết thúc
    [delayExplained] giải trình chậm
    [topicSet] chọn lĩnh vực
    [heardByPhone] người hỏi nói thêm qua điện thoại
    [handedOver] hướng dẫn nơi gửi đơn
    [undone] hoàn tác
    [heldBack] chưa gửi được trả lời
    [due-moved] hạn trả lời đổi theo lịch làm việc
   *[other] { $event }
  }
board-question-asked = Câu hỏi của người dân
board-question-draft = Dự thảo trả lời
board-question-answer = Trả lời đã duyệt
board-question-public = Bản che để đăng
board-question-where = Trạng thái
board-question-photos = Ảnh người hỏi gửi ({ $count })
board-question-photo = Ảnh người hỏi gửi, { $number }/{ $count }
board-question-photos-missing = { $count } ảnh chưa tải về được.
board-question-said = Đã trao đổi
board-question-said-asked = Hỏi thêm người dân
board-question-said-interim = Trả lời tạm, hẹn chậm nhất ngày { $on }
board-question-said-sentBack = { $name } trả lại dự thảo
board-question-said-answer = Trả lời lần trước, { $name } duyệt
board-question-said-helpful = Người hỏi cho biết đã rõ
board-question-said-unclear = Người hỏi cho biết chưa rõ
board-question-said-redirect = Đã hướng dẫn tới
board-question-said-late = { $name } nêu lý do chậm
board-question-asker = Người hỏi
board-question-holder = Người phụ trách
board-question-topic = Lĩnh vực
board-question-due = Hạn trả lời
board-overdue = Quá hạn
board-history = Diễn biến
board-known = Điều Ban Biên tập biết và việc làm được
board-nothing-open = Hiện không có việc nào đồng chí làm được ở đây.
board-done = Đã ghi nhận quyết định về { $code }.
board-changed-meanwhile = Đã đổi từ khi đồng chí mở trang
board-words = Nội dung
board-reason = Lý do
board-reason-note = Thêm một dòng
board-day = Ngày
board-whom = Giao cho
board-sure = Xác nhận trước khi làm
board-sure-why = { $why ->
    [public] Người đọc Cổng thấy thay đổi này ngay.
    [person] Việc này có hiệu lực ngay với người liên quan; họ được báo.
    [citizen] Người hỏi được báo ngay và câu hỏi khép lại.
    [paper] Giấy tờ, số tiền được ghi nhận đúng như đồng chí vừa xem.
   *[final] Việc này không hoàn lại được.
  }
board-search = Tìm mã, chữ, tên người
board-search-waiting = Tin bài đang chờ
board-search-published = Đã đăng trên Cổng
board-search-over = Đã gỡ, không đăng hoặc rút lại
board-search-go = Tìm
board-search-why = Gõ mã (DL-2611-0042) hoặc vài từ, có dấu hay không dấu đều được.
board-search-found = “{ $words }”: { $count } kết quả
board-search-phone = Tìm câu hỏi của số này
board-search-phone-why = Tìm theo số điện thoại mà người dân đã cho: theo cả số, và lần tìm được ghi nhật ký.
board-search-phone-none = Đồng chí ghi đủ số điện thoại, ví dụ 0987 123 456.
board-live-news = Có việc mới. Bấm để xem.
board-dangers = Kêu cứu
board-dangers-why = Người báo có nguy hiểm. Gọi ngay 113, 114, 115 nếu chưa ai gọi, rồi gọi lại cho người báo.
board-dangers-more = và { $count } việc nữa
board-dangers-none = Không có ca nào đang mở.
board-danger-open = chưa ai nhận
board-danger-taken = { $name } đã nhận
board-keys = Phím tắt (?)
board-key = { $key ->
    [jk] j, k: xuống, lên trong danh sách; Enter để mở
    [d] d: đến nút duyệt
    [t] t: mở ô trả lại
    [u] u: về danh sách
    [search] /: đến ô tìm
   *[help] ?: mở, đóng bảng này
  }
