# Bảng làm việc: thành viên, lịch, quy trình, giấy tờ, kinh phí, kênh, nhật ký
board-more-places = Mục khác
board-calendar = Lịch
board-papers = Giấy tờ
board-money = Kinh phí
board-audit = Nhật ký
board-leave-it = Thôi, giữ như cũ
board-did = { $what ->
    [freeze] Đã khóa tài khoản. Mọi phiên, đường dẫn và nút của người này ngừng ngay.
    [unfreeze] Đã ghi nhận việc mở khóa.
    [remove] Đã đưa ra khỏi danh sách.
    [resetPin] Đã ghi nhận việc đặt lại mã PIN.
    [role] Đã đổi vai trò.
    [revoked] Đã thu hồi lời mời.
    [away] Đã ghi ngày nghỉ; người thay đã được báo.
    [back] Việc đang chờ đã trở lại với đồng chí.
    [process] Đã áp dụng quy trình mới cho bài gửi từ lúc này.
    [undertaking] Đã có bản cam kết mới; người viết bài đã được báo.
    [retry] Đã đưa trở lại hàng chờ để làm lại.
    [paper] Đã ghi.
    [day-confirm] Đã áp dụng vào lịch.
    [day-drop] Đã ghi nhận không áp dụng.
    [day-remove] Đã bỏ ngày này khỏi lịch.
    [day-confirmYear] Lịch cả năm đã chính thức.
    [day-add] Đã ghi vào lịch.
   *[other] Đã ghi nhận.
  }

# Thành viên
board-role = Vai trò
board-role-change = Đổi vai trò
board-stands-in = đang thay { $role }
board-person-state = { $state ->
    [frozen] Đang khóa
    [removed] Đã ra khỏi danh sách
   *[other] Đang hoạt động
  }
board-invitations = Lời mời đang mở
board-invitations-why = Vai trò chỉ có qua lời mời: một mã, dùng một lần, trong 7 ngày.
board-invite = Mời người mới
board-invite-name = Họ và tên
board-invite-go = Tạo lời mời
board-invitation-until = dùng được đến { $at }
board-invitation-revoke = Thu hồi
board-invited = Lời mời cho { $name }
board-invited-how = Mã dưới đây trao vai trò { $role }, dùng một lần, trong { $days } ngày. Mã chỉ hiện lần này; đồng chí gửi ngay cho người được mời.
board-invited-qr = Mã QR của đường dẫn mời
board-away = Nghỉ, có người thay
board-away-none = Không ai đang nghỉ.
board-away-line = { $substitute } thay { $name }
board-away-plan = Tôi sắp nghỉ
board-away-from = Từ ngày
board-away-to = Đến hết ngày
board-away-whom = Giao cho
board-away-go = Ghi ngày nghỉ
board-back-at-work = Tôi đã trở lại
board-mandates = Vai trò đã giao
board-mandate-instead = thay { $name }
board-person-stands-in = Được giao xử lý thay { $name } từ { $from } đến { $to }. Khóa hoặc đưa ra khỏi danh sách thì không còn người thay, { $name } được báo ngay.
board-mandate-from = từ { $on }
board-mandate-until = đến { $on }
board-mandate-by = { $name } giao
board-accounts = Tài khoản
board-accounts-none = Chưa có tài khoản nào.
board-account-used = dùng gần nhất { $at }
board-person-no-unit = chưa ghi đơn vị
board-person-never-heard = chưa liên kết ứng dụng nào
board-account-lost = Không gửi tới được
board-person-acts = Việc có thể làm
issue-invitation-over = Lời mời này đã dùng, đã thu hồi hoặc đã hết hạn.

# Lịch
board-weekday = { $day ->
    [1] Thứ Hai
    [2] Thứ Ba
    [3] Thứ Tư
    [4] Thứ Năm
    [5] Thứ Sáu
    [6] Thứ Bảy
   *[7] Chủ nhật
  }
board-day-number = Số thông báo (để trống: ghi “chưa có số thông báo”)
board-closure = Trụ sở đóng cửa
board-today = Hôm nay
board-provisional = tạm tính
board-month = Tháng { $month }
board-month-before = ‹ Trước
board-month-after = Sau ›
board-overdue-list = Quá hạn: { $count } việc
board-special-days = Ngày nghỉ, ngày làm bù sắp tới
board-special-none = Chưa có ngày nghỉ nào sắp tới trong lịch.
board-entered-by = { $name } nhập
board-proposals = Chờ quyết định
board-proposal-open = Chưa thấy quyết định hoặc thông báo chính thức; hạn quanh những ngày này là tạm tính.
board-proposal-past = Có ngày đã qua, không áp dụng được nữa.
board-day-add = Thêm ngày vào lịch
board-day-kind = Loại ngày
board-day-date = Ngày
board-day-source = Văn bản hoặc lý do
board-see-moves = Xem việc nào đổi hạn
board-day-offer = { $kind ->
    [dayOff] Ngày nghỉ { $date } ({ $source })
    [workedDay] Ngày làm bù { $date } ({ $source })
   *[closure] Trụ sở đóng cửa { $date } ({ $source })
  }
board-moves = { $count ->
    [0] Áp dụng thì không việc nào đổi hạn.
   *[other] Áp dụng thì { $count } việc đổi hạn; người phụ trách và người hỏi được báo.
  }
board-moved-told = { $count ->
    [0] Không việc nào đổi hạn.
   *[other] { $count } việc đổi hạn; người phụ trách và người hỏi đã được báo.
  }

# Quy trình
board-process-version = Bản { $version }, áp dụng từ { $from }. Bài đã gửi giữ quy trình lúc gửi.
board-process-edit = Sửa
board-process-route = Ai ký
board-process-hours = Thời gian nội bộ, giờ làm việc { $law ->
    [none] (Quy chế không ấn định hạn; nhiều nhất { $most }, để trống là không đặt)
   *[other] (Quy chế cho { $law }; để trống là theo Quy chế)
  }
board-process-see = Xem thay đổi
board-process-urgent = { $urgent ->
    [on] Việc khẩn: một chữ ký là đăng, Trưởng ban xem lại trong một ngày làm việc.
   *[off] Không mở đường duyệt khẩn.
  }
board-process-versions = Các bản đã áp dụng
board-process-of-file = theo tệp có sẵn
board-process-before = Đang có
board-process-after = Sẽ là
board-process-when = Áp dụng cho bài gửi từ lúc này; bài đã gửi giữ như cũ.
board-undertaking = Cam kết của người viết bài, bản { $version }
board-undertaking-missing = { $count ->
    [0] Mọi người viết bài đã đồng ý.
   *[other] { $count } người chưa đồng ý: { $names }
  }
board-undertaking-how = Bản mới được gửi tới mọi người viết bài; ai chưa đồng ý thì chưa gửi bài được.

# Kênh
board-held = Tin đang giữ
board-held-none = Không có tin nào đang giữ.
board-held-why = Kênh chưa chuyển được những tin này. Tin tự đi khi người nhận nhắn lại hoặc khi kênh thông.
board-given-up = Đã thử nhiều lần không được
board-given-up-none = Không có việc nào phải bỏ dở.
board-given-up-why = Đồng chí xem lý do, sửa nguyên nhân rồi cho làm lại.
board-retry = Làm lại
board-to-nobody = Việc của hệ thống
board-came-in = Tin nhận vào
board-message-kind = { $kind ->
    [card] thẻ duyệt bài
    [renewCard] sửa thẻ duyệt
    [notice] thông báo
    [tell] tin nhắn
    [show] bài đầy đủ
    [answer] trả lời câu hỏi
    [showQuestion] câu hỏi
    [publish] đăng lên Cổng
    [publishQuestion] đăng câu hỏi lên Cổng
    [publishSection] đăng trang của Cổng
    [fetchPhoto] tải ảnh
    [fetchQuestionPhoto] tải ảnh của câu hỏi
    [fetchFile] tải tệp
    [forgetFiles] xóa tệp
    [menu] bảng lệnh
    [acknowledge] báo đã bấm
    [message] tin nhắn
    [press] bấm nút
    [edit] sửa tin nhắn
   *[other] { $kind }
  }
issue-not-given-up = Việc này không còn chờ làm lại.

# Nhật ký
board-audit-why = Mỗi việc là một dòng, nối với dòng trước bằng mã băm; sửa hay bỏ một dòng là lộ ngay.
board-audit-check-start = Kiểm tra từ đầu
board-audit-check-here = Kiểm tra tiếp
board-audit-checked = Chuỗi nguyên vẹn đến mục { $seq } (đồng chí { $name } kiểm tra lúc { $at }).{ $left ->
    [0] {""}
   *[other] {" "}Còn { $left } mục mới hơn.
  }
board-audit-everybody = Xem của mọi người
board-audit-kept = { $count } mục ở đoạn này có trong chuỗi nhưng không hiện, vì nói về đơn thư hoặc bài đang giữ kín.
board-day-event = { $at ->
    [none] { $title }
   *[other] { $at } { $title }
  }
board-day-meeting = { $at } { $kind ->
    [quarterly] Họp quý
    [yearly] Họp năm
   *[monthly] Họp tháng
  }
board-audit-number = Số
board-audit-at = Lúc
board-audit-who = Ai
board-audit-what = Việc
board-audit-process = quy trình duyệt{ $version ->
    [none] {""}
   *[other] , bản { $version }
  }
board-audit-about = Về
board-audit-none = Chưa có dòng nào.
board-audit-deed = { $isRefused ->
    [yes] không được:{" "}
   *[no] {""}
  }{ $action ->
    [person-taken-in] nhận lại người đã đưa ra
    [account-refused] từ chối tài khoản mới
    [rule-proposed] ghi bản quy định mới
    [rule-adopted] áp dụng bản quy định mới
    [rule-dropped] bỏ bản quy định mới
    [regulation-read] xác nhận đã đọc Quy chế
    [coached] góp ý với cộng tác viên
    [action-done] báo xong việc theo báo cáo
    [action-set] giao việc, định hạn
    [aim-chosen] chọn mục đích bài
    [appraised] chấm bài
    [shares-said] chia nhuận bút
    [back] báo đã đi làm lại
    [board-entered] vào Bảng làm việc
    [board-left] rời Bảng làm việc
    [board-link-made] lấy đường dẫn vào Bảng làm việc
    [board-pair-wrong] gõ sai số khi cho máy khác vào Bảng làm việc
    [board-paired] mở Bảng làm việc bằng điện thoại
    [budget-add] thêm khoản dự toán
    [budget-estimate] dự toán kinh phí
    [budget-send] trình dự toán kinh phí
    [budget-approve] duyệt khoản kinh phí
    [budget-commit] ghi cam kết chi
    [budget-spend] ghi khoản chi
    [request-ask] đề nghị đơn vị cung cấp tin
    [request-answer] trả lời đề nghị cung cấp tin
    [request-close] đóng đề nghị cung cấp tin
    [called] gọi điện cho người chưa nhận tin
    [chain-head-sent] gửi mã nhật ký ra ngoài
    [channel-connected] nối kênh
    [children-declared] khai về trẻ em trong ảnh
    [code-wrong] nhập sai mã mời
    [codes-braked] tạm dừng nhận mã
    [consent-withdrawn] rút đồng ý về ảnh trẻ em
    [danger-opened] gửi lời kêu cứu
    [danger-nobody-took] kêu cứu: chưa ai nhận
    [danger-nobody-left] kêu cứu: không còn ai để báo
    [danger-alerted] báo tin kêu cứu cho người trực
    [danger-added] bổ sung tin kêu cứu
    [danger-called] nhận gọi cho người kêu cứu
    [danger-arrived] tin kêu cứu đã tới máy người trực
    [danger-replied] nhắn lại người kêu cứu
    [danger-ended] kết thúc tin kêu cứu
    [danger-reopened] mở lại tin kêu cứu
    [data-deletion-taken-back] rút yêu cầu xóa dữ liệu
    [data-deletion-asked] xin xóa dữ liệu của mình
    [data-deletion-granted] đồng ý xóa dữ liệu
    [data-deletion-declined] không đồng ý xóa dữ liệu
    [data-deletion-prolonged] gia hạn xóa dữ liệu
    [data-exported] lấy bản sao dữ liệu
    [defect-noted] ghi điểm cần sửa của Quy chế
    [delay-explained] giải trình chậm
    [demo-loaded] nạp dữ liệu thử
    [demo-person-removed] bỏ người thử
    [dossier-taken] tải hồ sơ
    [draft-emptied] bỏ bài nháp
    [draft-opened] mở bài nháp
    [given-up] bỏ một lần xử lý tin
    [hand-overs-read] xem đơn đã hướng dẫn
    [invitation-revoked] thu hồi lời mời
    [joined] nhận lời mời
    [letter-handed-over] hướng dẫn nơi gửi đơn
    [masked] che thông tin riêng
    [merge] gộp bài
    [unmerge] tách bài đã gộp
    [note] nhắn tác giả
    [own-data-corrected] sửa dữ liệu của mình
    [payee-noted] ghi thông tin nhận nhuận bút
    [person-forgotten] xóa dữ liệu một người
    [phone-kept] lưu số điện thoại
    [phone-sought] tìm theo số điện thoại
    [photo-blurred] che một phần ảnh
    [template-kept] lưu mẫu trả lời
    [template-dropped] bỏ mẫu trả lời
    [audit-checked] kiểm tra nhật ký
    [photo-cropped] cắt ảnh
    [photo-put-back] trả lại ảnh như trước
    [photo-unblurred] bỏ phần che ảnh
    [pin-chosen] đặt mã PIN
    [pin-locked] khóa mã PIN
    [pin-reset] đặt lại mã PIN
    [pin-reset-wanted] xin đặt lại mã PIN
    [pin-wrong] nhập sai mã PIN
    [plan-add] thêm kế hoạch
    [plan-assign] giao việc trong kế hoạch
    [plan-move] đổi ngày kế hoạch
    [plan-drop] bỏ kế hoạch
    [plan-attach] gắn bài với kế hoạch
    [plan-detach] bỏ gắn bài với kế hoạch
    [meeting-propose] đề nghị họp
    [meeting-call] triệu tập họp
    [meeting-move] đổi giờ họp
    [meeting-answer] trả lời giấy mời họp
    [meeting-hold] ghi kết quả họp
    [meeting-drop] bỏ cuộc họp
    [praise-propose] đề nghị khen thưởng
    [praise-meet] ghi biên bản xét khen thưởng
    [praise-settle] chốt khen thưởng
    [published] đăng lên Cổng
    [republished] cho đăng lại
    [unpublished] gỡ bài
    [withdrawn] rút bài
    [restored] lấy lại bài đã rút
    [unschedule] bỏ hẹn giờ đăng
    [dropCorrection] bỏ đề nghị đính chính
    [review] xem lại bài duyệt khẩn
    [takeOver] nhận duyệt thay
    [release] cho bài vào duyệt
    [destroy] xóa nội dung bài
    [quarantined] giữ bài chờ Trưởng ban xem
    [schedule-stopped] dừng hẹn giờ đăng
    [due-moved] đổi hạn
    [question-received] gửi câu hỏi
    [question-added] bổ sung câu hỏi
    [question-separated] tách phần bổ sung thành câu hỏi riêng
    [question-clarificationAsked] hỏi lại người dân
    [question-answered] trả lời người dân
    [question-rated] người dân đánh giá
    [question-reopened] mở lại câu hỏi
    [question-interimSent] báo tạm cho người dân
    [question-topicSet] chọn lĩnh vực câu hỏi
    [question-heardByPhone] đã trả lời qua điện thoại
    [question-handedOver] hướng dẫn nơi gửi đơn
    [question-undone] hoàn tác về câu hỏi
    [question-withdrawn] rút câu hỏi
    [question-delayExplained] giải trình chậm trả lời
    [recoded] đổi mã
    [replayed] gửi lại tin bị giữ
    [secrecy-passed] xác nhận không phải tài liệu mật
    [secrecy-permitted] cho gửi lại một lần
    [secrecy-stopped] dừng nội dung nghi mật
    [secrecy-photo-stopped] dừng ảnh nghi mật
    [section-edited] sửa chuyên trang
    [statement-compute] lập bảng kê
    [statement-renew] lập lại bảng kê
    [statement-check] kiểm tra bảng kê
    [statement-approve] duyệt bảng kê
    [statement-pay] ghi đã chi bảng kê
    [report-draft] lập báo cáo
    [report-keep] giữ nhận xét kỳ trước
    [report-remark] ghi nhận xét báo cáo
    [report-submit] trình báo cáo
    [report-approve] duyệt báo cáo
    [report-send] gửi báo cáo
    [report-direct] chỉ đạo theo báo cáo
    [report-demand] yêu cầu báo cáo
    [report-meet] ghi họp về báo cáo
    [report-withdraw] rút báo cáo
    [violation-note] ghi vào sổ vi phạm
    [violation-hear] ghi lời giải trình
    [violation-answer] giải trình
    [violation-propose] đề nghị xử lý
    [violation-decide] quyết định xử lý
    [violation-drop] bỏ mục vi phạm
    [stolen-page] báo mất tài khoản trên trang
    [stolen-said] báo mất tài khoản
    [stolen-signs] thấy dấu hiệu lạ của tài khoản
    [stolen-undone] hoàn tác việc của tài khoản bị mất
    [unit-member] ghi cộng tác viên của đơn vị
    [unit-liaison] ghi đầu mối của đơn vị
    [undertaking-accepted] đồng ý bản cam kết
    [undertaking-changed] sửa bản cam kết
    [ward-exported] xuất dữ liệu
    [ward-imported] nhập dữ liệu
    [ward-absorbed] nhận dữ liệu đơn vị khác
    [old-button] nút cũ
    [stranger-press] nút của người khác
    [forged-press] nút giả
    [edit] sửa bài
   *[other] { stolen-deed }
  }
board-audit-actor = { $actor ->
    [system] hệ thống
    [admin] dòng lệnh
   *[other] { $actor }
  }

# Giấy tờ, kinh phí
board-papers-none = Đồng chí không có giấy tờ nào phải ký hoặc đọc.
board-paper-not-sent = chưa gửi đồng chí
board-report-awaited = Báo cáo này chưa gửi đồng chí. Hạn gửi: { $due }.
board-paper-sent = Đã trình
board-paper-not-yet = Chưa lập, đang xem số hiện thời
board-files = Tệp để tải
board-file-form = { $form ->
    [docx] Văn bản (DOCX)
    [html] Xem như bản in
    [pages] Ảnh từng trang (ZIP)
    [xlsx] Bảng tính (XLSX)
    [zip] Hồ sơ (ZIP)
    [onTime] Biểu đồ đúng hạn (PNG)
   *[units] Biểu đồ đơn vị (PNG)
  }
board-remarks = Nhận xét của báo cáo
board-remarks-save = Lưu nhận xét
issue-remark-changed = Đồng chí khác vừa sửa phần “{ $part }”. Nội dung mới hiện bên dưới; đề nghị xem rồi ghi lại.
board-done-on = xong { $on }: { $note }
board-violations-open = Đang xem xét
board-money-sum = { $sum } đ
board-money-own = Nhuận bút của đồng chí (số tiền trước thuế)
board-money-later = Sau khi chốt, { $count } tin, bài ({ $sum } đồng) chưa có trong bản nào. Lập bản mới, không thì tính vào bảng kê tháng sau.
board-money-expected = Tháng { $month } tạm tính: { $sum } đ.
board-money-state = Bước
board-money-items = Tin, bài
board-money-royalty = Nhuận bút
board-money-support = Hỗ trợ quản lý
board-money-tax = Thuế
board-money-net = Thực nhận
board-money-ceiling = Mức trần tháng
board-money-no-ceiling = chưa đặt
board-money-under = { $ceiling } đ ({ $decision }); còn { $left } đ; chưa chi do trần { $cut } đ
board-money-lines = Từng dòng
board-money-payee = Người nhận
board-money-part = { $part ->
    [photo] ảnh
   *[text] chữ
  }
board-money-owed = Theo mức
board-money-paid = Được chi
board-money-more = Còn { $count } dòng trong tệp của bảng kê.
board-budget-line = Mục
board-budget-estimate = Dự toán
board-budget-approved = Được duyệt
board-budget-committed = Đã cam kết
board-budget-spent = Đã chi
board-budget-left = Còn
board-budget-all = Cộng

# Một tin, bài
board-dossier = Tải hồ sơ
board-publish-on = Ngày đăng
board-publish-at = Giờ đăng
board-correct-drop-photo = Bỏ ảnh { $number }
board-correct-drop-file = Bỏ tệp { $number }
board-correct-how = Sửa ngay trong các ô trên những gì sai; lời đính chính dưới đây hiện dưới bài cho người đọc.
board-correction-waits = Đính chính chờ duyệt ({ $name } đề nghị)
board-correction-note-only = Đính chính này chỉ thêm lời dưới bài; nội dung, ảnh và tệp giữ nguyên. Ảnh hay tệp sai thì đề nghị lại, chọn bỏ ảnh, bỏ tệp.
board-correction-note = Người đọc sẽ thấy: “{ $words }”
board-compare = Các bản trước (bấm để so với bản hiện nay)
board-since-revision = Bản { $number } khác bản { $now } thế nào
board-since-legend = Gạch bỏ là của bản cũ, tô nền là của bản mới.
board-revision-gone = Bản này không còn được giữ.
board-revision-same = Không có gì khác.
board-changed-part = { $what ->
    [title] Đầu đề
    [text] Nội dung
    [place] Địa điểm
    [source] Nguồn
    [authors] Tác giả
    [photographers] Người chụp ảnh
    [number] Số văn bản
   *[signer] Người ký
  }

# Đăng nhập bằng điện thoại
board-pair = Đăng nhập bằng điện thoại
board-pair-first = Trên điện thoại đã đăng nhập Bảng làm việc, đồng chí quét mã QR dưới đây.
board-pair-compare = Trên điện thoại, gõ số { $number } rồi bấm “Cho phép”. Mã có hiệu lực một phút.
board-pair-last = Bấm nút dưới đây trên máy này.
board-pair-qr = Mã QR để điện thoại cho phép máy này
board-pair-go = Đã cho phép, vào Bảng làm việc
board-pair-anew = Lấy mã mới
board-pair-not-yet = Điện thoại chưa cho phép, hoặc mã đã hết hạn. Dưới đây là mã mới.
board-pair-browser = Trình duyệt
board-pair-place = Địa chỉ mạng
board-pair-time = Lúc
board-pair-digits = Bốn số đang hiện trên máy ấy
issue-pair-over = Mã này đã dùng hoặc đã quá một phút. Đồng chí lấy mã mới trên máy tính rồi quét lại.
issue-pair-digits = Số vừa gõ không khớp nên máy kia không được vào. Đồng chí lấy mã mới trên máy tính rồi quét lại; nếu mã do người khác gửi tới, đồng chí bỏ qua.
session-began = Bảng làm việc vừa được mở trên máy tính bằng điện thoại của đồng chí.
    Máy: { $browser ->
        [none] không rõ trình duyệt
       *[other] { $browser }
    } · địa chỉ mạng { $place } · { $time }
    Nếu không phải đồng chí, chọn nút dưới đây và nhắn “bảo mật”.
choice-end-session = Thoát máy ấy
note-session-ended = Đã thoát máy ấy
issue-session-over = Phiên ấy đã kết thúc.
board-pair-asked = Một máy khác xin đăng nhập bằng tên của đồng chí:
board-pair-warning = Chỉ cho phép khi máy ấy ở trước mặt đồng chí. Ảnh mã do người khác gửi tới là lừa đảo.
board-pair-allow = Cho phép
board-pair-allowed = Đã cho phép. Máy ấy vào được trong một phút; hệ thống báo qua tin nhắn khi máy ấy vào.

# Kế hoạch trên bảng
board-plan = Kế hoạch
board-plan-acts = Việc có thể làm
board-plan-none = Chưa có việc nào trong kế hoạch sắp tới.
board-requests = Đề nghị đơn vị cung cấp tin
board-requests-none = Không có đề nghị nào đang mở.
board-meetings-none = Chưa có cuộc họp nào.
board-meeting-answers = Dự: { $come }. Vắng: { $miss }.
board-obligations-none = Không có nghĩa vụ nào đang mở.
board-units-none = Chưa có.
board-silent = Im lặng 30 ngày
board-contributor = gửi { $sent }, đăng { $published }, trả lại { $returned } trong 90 ngày{ $last ->
    [none] {""}
   *[other] , gần nhất { $last }
  }

# Mẫu câu trả lời
board-templates = Mẫu trả lời
board-templates-why = Câu trả lời hay dùng. Khi soạn dự thảo, chọn mẫu rồi bấm “Chèn mẫu”; trong tin nhắn, gõ “mẫu” và tên mẫu.
board-templates-none = Chưa có mẫu nào.
board-template-new = Thêm mẫu
board-template-name = Tên mẫu
board-template-text = Nội dung
board-template-keep = Lưu mẫu
board-template-drop = Bỏ mẫu
board-template-edit = Sửa
board-template-done = Đã lưu.
board-template-use = Mẫu trả lời
board-template-insert = Chèn mẫu
board-question-earlier = Người này đã hỏi
issue-template-name = Tên mẫu cần ngắn gọn trên một dòng, nhiều nhất { $max } chữ cái.
issue-template-text = Nội dung mẫu còn trống hoặc dài quá { $max } chữ cái.
issue-templates-many = Đã có { $max } mẫu. Đồng chí bỏ bớt mẫu cũ.
issue-plan-changed = Có người vừa đổi việc này. Hiện nay: { $line } Đồng chí xem lại; chữ đã gõ còn trong ô.
issue-role-changed = Vai trò của { $name } vừa được đổi thành { board-person-role }. Đồng chí xem lại rồi chọn.
issue-undertaking-changed = Có người vừa lưu một bản cam kết khác. Bản của đồng chí còn trong ô bên dưới; bấm Áp dụng lần nữa thì bản này thay bản kia.
issue-templates-changed = Có người vừa sửa các mẫu. Đồng chí xem lại rồi lưu.
issue-template-unknown = Chưa có mẫu “{ $name }”.{ $names ->
    [none] {""}
   *[other] {" "}Các mẫu đang có: { $names }.
  }

# Quy định có ngày hiệu lực
board-rules = Quy định hiện hành
board-rules-how = Mỗi bản giữ nguyên cho những ngày của nó. Bản mới được ghi, xem khác biệt, rồi Trưởng ban hoặc Chủ tịch áp dụng.
board-rules-money = Mức chi, mức trần, thuế theo ngày
board-rule-waiting = { $decision }, từ { $from }: đồng chí { $name } ghi, chờ áp dụng
board-rule-from = Hiệu lực từ ngày
board-rule-see = Ghi lại, xem khác gì
board-rule-difference = Khác biệt
board-rule-missing = Chưa xác nhận đã đọc ({ $count }): { $names }
board-rule-versions = Các bản ({ $count })
board-rule-of-program = Theo pháp luật, có sẵn
board-settings = Cài đặt chung
board-settings-now = Đang áp dụng hôm nay
board-settings-change = Thay đổi được ngay tại đây
board-settings-how = Bấm vào mục cần đổi. Chỗ khác hiện ra trước khi áp dụng; mỗi lần đổi có ngày hiệu lực và được ghi nhật ký.
board-settings-file = Ghi trong tệp cấu hình
board-settings-file-why = Những mục này gắn với địa chỉ và mã đã công bố; người quản trị máy chủ đổi trong tệp rồi khởi động lại.
board-setting = { $name ->
    [phone] Điện thoại
    [address] Địa chỉ
    [email] Thư điện tử
    [reception] Tiếp công dân
    [hours] Giờ làm việc
    [news] Hạn đăng tin
    [answer] Hạn trả lời câu hỏi
    [name] Tên
    [code] Hai chữ đầu của mã bài
    [domains] Địa chỉ trang web
    [units] Khối, đơn vị
    [sections] Chuyên mục
    [sensitive] Loại bài duyệt bằng mã PIN
    [receipt] Câu hỏi đến vào ngày nghỉ
   *[recipients] Nơi nhận báo cáo
  }
board-setting-receipt = { $policy ->
    [next-working-day] tính là nhận ngày làm việc kế tiếp
   *[actual] tính ngày nhận thực tế
  }
board-message-why = { $why ->
    [nobody] Chưa có ứng dụng nào nhắn tới được người này
    [quota] Đã hết lượt nhắn của kênh
    [credentials] Kênh cần kết nối lại
    [unreachable] Nền tảng chưa trả lời
    [blocked] Người nhận đã chặn kênh
    [window] Nền tảng chỉ cho nhắn sau khi người này nhắn trước
   *[other] Nền tảng không nhận; chi tiết cho người quản trị
  }
