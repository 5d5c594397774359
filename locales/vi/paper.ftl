# Nhuận bút, báo cáo, khen thưởng, kinh phí: giấy tờ và lý do chưa làm được.

# Nhuận bút: điều người ký cần biết
issue-approved-by-payee = Tin { $code } do { $name } duyệt và cũng hưởng nhuận bút, do Trưởng ban tự quyết khi không còn ai khác ký được.
issue-rate-missing = Tin { $code } đăng ngày { $day }: chưa có mức nhuận bút nào có hiệu lực ngày này. Đề nghị bổ sung quyết định về mức chi.
issue-shares-do-not-sum = Tin { $code }: tỷ lệ chia cho các tác giả cộng lại là { $sum }%, cần đúng 100%.
issue-shares-said =
    Phần của từng người cộng lại là { $sum }%{ $way ->
        [less] , còn thiếu { $off }%
        [more] , thừa { $off }%
       *[whole] { "" }
    }{ $names ->
        [0] .
       *[other] ; chưa ghi phần của { $without }.
    } Chưa có gì thay đổi. Đề nghị ghi cho đủ 100%, ví dụ: Lan 60%, Minh 40%; hoặc chỉ ghi tên để chia đều.
issue-share-unknown = Tin { $code } không ghi rõ một tác giả nào là { $name }. Tác giả đang ghi: { $names }. Chưa có gì thay đổi.
issue-author-missing = Tin { $code } chưa có tên người hưởng nhuận bút. Đề nghị ghi đủ họ tên tác giả.
issue-ceiling-spent = Mức trần theo { $decision } thấp hơn số đã chi { $amount } đồng. Kỳ này chưa chi thêm; đề nghị Trưởng ban xem lại mức trần.
issue-ceiling-hit = Số phải chi { $owed } đồng vượt { $ceiling } theo { $decision }, còn { $left } đồng. Cách xử lý: { $rule }.
ceiling-by-month = mức trần tháng
ceiling-by-quarter = mức trần quý
ceiling-by-year = mức trần năm
ceiling-rule-proRata = giảm đều theo tỷ lệ
ceiling-rule-byGrade = chi đủ loại A trước, rồi loại B, loại C
ceiling-rule-rollOver = phần chưa chi chuyển sang kỳ sau
issue-line-taken-back = Tin { $code } đã gỡ sau khi chi: thu lại { $amount } đồng của { $name }.
issue-debt-carried = { $name } còn phải hoàn { $amount } đồng, trừ vào kỳ sau.
issue-two-rates = Trong kỳ áp dụng nhiều mức chi (theo ngày đăng): { $decisions }.
issue-photo-paid-twice = Tin { $code } có ảnh trùng với { $others }; xem lại trước khi trả nhuận bút ảnh.
issue-item-of-earlier-month = Tin { $code } đăng ngày { $day } chưa có trong bảng kê đã chốt, chi bổ sung kỳ này.
issue-no-items = Tháng { $month } không có tin, bài nào được đăng.
issue-support-undistributed = { $percent }% mức hỗ trợ quản lý chưa có người giữ chức danh nhận, để lại quỹ.

# Bảng kê
issue-period-frozen = Bảng kê tháng { $month } đã phê duyệt và chốt. Muốn sửa, đề nghị nêu lý do để lập bản mới.
issue-no-statement = Chưa có bảng kê của tháng này. Đề nghị lập bảng kê trước.
issue-statement-state = Bảng kê tháng { $month } đang ở bước: { $state }.
issue-payee-approves = Đồng chí có tên trong bảng kê nên không phê duyệt được. Đề nghị Chủ tịch phê duyệt, hoặc nêu lý do nếu phải tự phê duyệt.
issue-computer-checks = Người lập và người kiểm tra bảng kê phải là hai người. Đề nghị kế toán hoặc Trưởng ban lập bảng kê, hoặc nêu lý do nếu phải tự kiểm tra.
issue-decision-sample = “{ $decision }” là mức mẫu, chưa có số quyết định. Đề nghị ghi số quyết định của Chủ tịch UBND.
issue-checker-approves = Người kiểm tra và người phê duyệt phải là hai người.
issue-hash-broken = Nội dung bản này không còn khớp với mã băm ghi khi phê duyệt. Đề nghị không ký, không gửi, không chi theo bản này và báo Trưởng ban kiểm tra.
statement-state-computed = Tạm tính
statement-state-checked = Đã kiểm tra
statement-state-approved = Đã phê duyệt
statement-state-paid = Đã chi trả
statement-state-replaced = Đã thay bằng bản mới

# Báo cáo
issue-no-report = Chưa có báo cáo của kỳ này. Đề nghị lập báo cáo trước.
issue-report-state = Báo cáo kỳ { $period } đang ở bước: { $state }.
issue-report-withdrawn = Báo cáo kỳ { $period } đã được rút lại nên chưa ghi được ý kiến chỉ đạo. Ban Biên tập sẽ gửi báo cáo mới.
issue-words-missing = Nội dung còn trống. Đề nghị ghi vài dòng.
issue-words-too-long = Nội dung dài quá { $most } chữ cái. Đề nghị viết gọn lại.
report-direction-told = Chủ tịch chỉ đạo về báo cáo kỳ { $period }: “{ $text }”. Việc phải làm đã ghi vào danh sách theo dõi.
report-state-draft = Dự thảo
report-state-submitted = Trình duyệt
report-state-approved = Đã duyệt
report-state-sent = Đã gửi
report-state-withdrawn = Đã rút lại

# Khen thưởng, vi phạm, kinh phí
issue-clause-missing = Đề nghị ghi rõ điều, khoản của Quy chế.
issue-not-heard = Người liên quan chưa được nghe giải trình. Đề nghị ghi ý kiến giải trình trước.
issue-violation-state = Việc này đang ở bước: { $state }.
violation-state-noted = Đã ghi nhận
violation-state-heard = Đã nghe giải trình
violation-state-proposed = Đã đề nghị
violation-state-decided = Đã có kết luận
violation-state-dropped = Không xem xét
issue-amount-unreadable = Số tiền phải là số nguyên đồng, lớn hơn 0.
issue-budget-not-approved = Mục { $name } chưa có số dự toán được duyệt.
issue-budget-no-line = Kinh phí năm { $year } chưa có mục { $name }, cần { $amount } đồng.
issue-budget-exceeded = Mục { $name } còn { $left } đồng, không đủ cho { $amount } đồng.

# Tên giấy tờ
paper-here = { $paper }: văn bản kèm theo.
paper-name-statement = Bảng kê nhuận bút { $of }
paper-name-report = { $kind ->
    [deputy] Báo cáo của Phó Trưởng ban thường trực { $of }
    [monthly] Báo cáo tháng { $of }
    [quarterly] Báo cáo quý { $of }
    [yearly] Báo cáo năm { $of }
   *[other] Báo cáo đột xuất { $of }
    }
paper-name-minutes = { $kind ->
    [praise] Biên bản xét khen thưởng { $of }
   *[other] Biên bản họp { $of }
    }
paper-name-budget = Theo dõi kinh phí { $of }
paper-name-estimate = Dự toán { $of }
paper-name-reward = Tờ trình khen thưởng { $of }
paper-name-violations = Sổ theo dõi vi phạm
paper-name-regulation = Đề xuất sửa Quy chế
paper-name-dossier = Hồ sơ { $of }

# Khung của văn bản
paper-country = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
paper-motto = Độc lập - Tự do - Hạnh phúc
paper-number = Số
paper-to = Kính gửi
paper-recipients = Nơi nhận
paper-language = vi
paper-agency-above = UBND { $ward }
paper-agency =
    BAN BIÊN TẬP
    CỔNG THÔNG TIN ĐIỆN TỬ
paper-agency-line = BAN BIÊN TẬP CỔNG THÔNG TIN ĐIỆN TỬ { $ward }
paper-day-long = { $day } tháng { $month } năm { $year }
paper-sign-hint = (Ký, họ tên)
paper-place-date = { $place }, ngày       tháng { $month } năm { $year }
paper-period-month = tháng { $month } năm { $year }
paper-period-quarter = quý { $quarter } năm { $year }
paper-period-year = năm { $year }
paper-period-days = từ ngày { $from } đến ngày { $to }
paper-basis = Căn cứ { $name }
paper-on-behalf-of-board = TM. BAN BIÊN TẬP
paper-office-head = TRƯỞNG BAN
paper-office-standing-deputy =
    PHÓ TRƯỞNG BAN
    THƯỜNG TRỰC
paper-office-checker = KIỂM TRA
paper-office-maker = NGƯỜI LẬP
paper-office-chairman = CHỦ TỊCH
paper-office-accountant = KẾ TOÁN
paper-office-chair = CHỦ TRÌ
paper-office-secretary = THƯ KÝ
paper-post-deputy-chairman = PHÓ CHỦ TỊCH UBND { $ward }
paper-to-board = Ban Biên tập Cổng thông tin điện tử { $ward }
paper-to-head = Trưởng Ban Biên tập
paper-to-chairman = Chủ tịch UBND { $ward }
paper-recipient-above = Như trên
paper-recipient-archive = Lưu: VT, BBT
paper-appendix = Phụ lục { $number }
paper-appendix-of = (Kèm theo { $type } số ……/…… ngày … tháng … năm … của { $by ->
        [standingDeputy] Phó Trưởng ban thường trực
       *[board] Ban Biên tập
    })
paper-imprint = Lập từ dữ liệu của hệ thống; bản { $version }, bước: { $state }; mã kiểm tra: { $hash }
paper-hash-note = Mã kiểm tra đầy đủ: { $hash }
paper-imprint-praise = Lập từ dữ liệu của hệ thống; đề nghị ngày { $day }{ $outcome ->
        [none] {""}
       *[other] ; kết quả: { $outcome }
    }; mã kiểm tra: { $hash }
paper-imprint-estimate = Lập từ dữ liệu của hệ thống; trình ngày { $day }; mã kiểm tra: { $hash }
paper-no-hash = chưa chốt
paper-total = Cộng
paper-others = { $count } { $what ->
    [author] tác giả khác
   *[other] mục khác
    }
paper-no-date = chưa định ngày
paper-no-unit = Chưa ghi đơn vị
paper-in-words = Bằng chữ: { $words }.

# Tên cột
paper-column-number = TT
paper-column-name = Họ và tên, đơn vị
paper-column-royalty = Nhuận bút (đ)
paper-column-support = Hỗ trợ quản lý (đ)
paper-column-gross = Tổng cộng (đ)
paper-column-tax = Thuế TNCN (đ)
paper-column-tax-percent = Thuế suất
paper-column-tax-reason = Ghi chú thuế
paper-column-net = Thực nhận (đ)
paper-column-signed = Ký nhận
paper-column-code = Mã tin
paper-column-title = Tên tin, bài
paper-column-published = Ngày đăng
paper-column-genre = Thể loại
paper-column-grade = Loại
paper-column-coefficient = Hệ số
paper-column-unit = Đơn vị (đ)
paper-column-percent = Tỷ lệ
paper-column-earlier = Thu lại, chuyển kỳ (đ)
paper-column-rounding = Làm tròn (đ)
paper-column-owed = Được hưởng (đ)
paper-column-ceiling = Do mức trần (đ)
paper-column-payee = Người hưởng
paper-column-paid = Chi (đ)
paper-column-remark = Ghi chú
paper-column-count = Số lượng
paper-column-part = Tỷ trọng
paper-column-clause = Loại thông tin
paper-column-on-time = Đúng hạn
paper-column-late = Muộn
paper-column-rate = Tỷ lệ đúng hạn
paper-column-section = Chuyên mục
paper-column-author = Tác giả
paper-column-aim = Mục tiêu (Điều 2)
paper-column-topic = Lĩnh vực hỏi
paper-column-budget = Nội dung
paper-column-approved = Được duyệt (đ)
paper-column-left = Còn lại (đ)
paper-column-due = Hạn
paper-column-done = Đăng, trả lời
paper-column-with-author = Ở người viết (giờ)
paper-column-with-board = Ở Ban (giờ)
paper-column-with-portal = Chờ đăng (giờ)
paper-column-hours-late = Muộn
paper-late-by = { $unit ->
    [days] { $days } ngày{ $hours ->
        [0] {""}
       *[other] {" "}{ $hours } giờ
    }
    [hours] { $hours } giờ{ $minutes ->
        [0] {""}
       *[other] {" "}{ $minutes } phút
    }
   *[minutes] { $minutes } phút
    }
paper-column-place = Hạng
paper-column-points = Điểm
paper-column-unit-of = Đơn vị, địa bàn
paper-column-unit-name = Tập thể
paper-column-spent-before = Đã chi { $year } (đ)
paper-column-estimate = Dự toán { $year } (đ)
paper-column-basis = Cơ sở tính
paper-column-article = Điều, khoản
paper-column-problem = Vấn đề
paper-column-proposal = Đề xuất
paper-column-noted = Ngày ghi
paper-column-degree = Mức độ
paper-column-evidence = Chứng cứ
paper-column-hearing = Giải trình
paper-column-outcome = Kết quả

# Bảng kê nhuận bút
paper-statement-type = BẢNG KÊ
paper-statement-subject = Chi trả nhuận bút và hỗ trợ quản lý { $period }
paper-decision-numbered = Quyết định số { $number }
paper-decision-unnumbered = Quyết định số ……/QĐ-UBND ngày ……/……/…… về mức nhuận bút
paper-statement-summary = Trong kỳ có { $items } tin, bài được tính nhuận bút{ $decisions ->
        [none] {""}
       *[other] {" "}theo { $decisions }
    }, tổng mức được hưởng { $owed } đồng, chi kỳ này { $paid } đồng; hỗ trợ công tác quản lý { $support } đồng. { $payment }
paper-statement-subject-version = (bản { $version }, điều chỉnh; thay bản { $before }{ $day ->
    [none] )
   *[other] {" "}được phê duyệt ngày { $day })
    }
paper-statement-paid-on = Bản { $version } đã chi trả ngày { $day }.
paper-statement-to-pay-on = Dự kiến chi trả ngày { $day }; thuế thu nhập cá nhân tính theo ngày này.
paper-statement-steps = Cách tính số tiền
paper-step-owed = Mức được hưởng của { $items } tin, bài
paper-step-ceiling = Bớt hoặc chuyển kỳ sau do mức trần
paper-step-granted = Nhuận bút trong mức trần
paper-step-back = Thu lại của tin, bài đã gỡ hoặc còn phải hoàn
paper-step-royalty = Nhuận bút chi kỳ này
paper-step-support = Hỗ trợ quản lý: { $percent }% × { $base } (nhuận bút trước khi thu lại; phần của người đang giữ chức danh)
paper-step-debt = Còn phải hoàn, chuyển trừ kỳ sau
paper-step-drawn = Tổng rút từ kinh phí (thực nhận và thuế)
paper-step-drawn-before = Đã rút theo bản đã chi
paper-step-drawn-now = Còn rút thêm, hoặc nộp lại (-)
paper-step-tax = Thuế TNCN khấu trừ
paper-step-net = Thực nhận
paper-statement-tax = Thuế TNCN khấu trừ: { $list }.
paper-statement-tax-of = { $name } { $percent }% × { $gross } = { $tax } đồng ({ $reason })
paper-tax-note-nonResident = cá nhân không cư trú
paper-tax-note-withheld = đạt mức phải khấu trừ, không có cam kết
paper-statement-exceptions = Những điểm cần xem trước khi ký
paper-statement-no-exceptions = Không có điểm nào cần lưu ý.
paper-statement-override = Bảng kê do { $name } phê duyệt dù có tên trong bảng kê. Lý do: { $reason }.
paper-statement-own-check = { $name } vừa lập vừa kiểm tra bảng kê. Lý do: { $reason }.
paper-statement-new-version = Bản { $version } thay bản đã chốt trước đó. Lý do: { $reason }. { $count ->
    [0] Không có dòng nào thay đổi.
   *[other] Những dòng thay đổi:
    }
paper-statement-renewal = Thay đổi của bản { $version }
paper-statement-renewed = Bản { $version } thay bản đã chốt trước đó. Lý do: { $reason }. { $count ->
    [0] Không có dòng nào thay đổi.
   *[other] Có { $count } dòng đổi số tiền:
    }
paper-statement-largest = { $isAll ->
    [yes] Những dòng thay đổi:
   *[no] Thay đổi nhiều nhất (đủ các dòng ở { $appendix }):
    }
paper-statement-ceiling-moved = Mức trần giữ nguyên tổng số chi, nên { $count } dòng không đổi mức được hưởng vẫn đổi số tiền do chia lại theo mức trần, mỗi dòng { $same ->
    [yes] { $least } đồng
   *[no] từ { $least } đến { $most } đồng
    }.
paper-statement-changes = Những dòng thay đổi
paper-column-lines-changed = Số dòng đổi
paper-statement-change-of = { $what ->
    [tax] thuế
   *[support] hỗ trợ quản lý
    } của { $name }
paper-statement-change = { $what ->
    [tax] Thuế của{" "}
    [support] Hỗ trợ quản lý của{" "}
   *[line] { $code ->
        [none] {""}
       *[other] { $code },{" "}
        }
    }{ $name }: từ { $before } thành { $after } đồng ({ $difference })
paper-statement-payouts = Số tiền từng người
paper-statement-lines = Chi tiết từng tin, bài
paper-statement-steps-of = CÁCH TÍNH NHUẬN BÚT, HỖ TRỢ QUẢN LÝ { $period }
paper-statement-lines-of = CHI TIẾT NHUẬN BÚT { $period }
paper-sheet-exceptions = Cần xem
paper-sheet-payouts = Chi trả
paper-sheet-steps = Cách tính
paper-sheet-lines = Chi tiết
paper-sheet-changes = Thay đổi
paper-statement-changes-of = THAY ĐỔI CỦA BẢNG KÊ { $period }, BẢN { $version }
paper-change-line = Nhuận bút
paper-change-support = Hỗ trợ quản lý
paper-change-tax = Thuế TNCN
paper-column-changed = Nội dung
paper-column-was = Bản trước (đ)
paper-column-is = Bản này (đ)
paper-column-difference = Chênh lệch (đ)
paper-part-photo = Ảnh kèm tin
paper-genre-news = Tin
paper-genre-photoNews = Tin ảnh
paper-genre-feature = Bài phản ánh
paper-genre-interview = Phỏng vấn
paper-genre-reportage = Phóng sự, ký
paper-genre-video = Video
paper-genre-answer = Trả lời bạn đọc
paper-genre-document = Đăng lại văn bản
paper-genre-statistics = Số liệu
paper-line-withdrawn = thu lại do gỡ tin
paper-line-carried = chuyển từ kỳ trước
paper-line-debt = còn phải hoàn từ kỳ trước
paper-line-share = chia { $percent }%
paper-line-equal = chia đều { $count } người
paper-line-photos = { $part } số ảnh
paper-line-origin = biên soạn, biên dịch { $percent }%
paper-line-official = việc chuyên môn { $percent }%
paper-line-cut = do mức trần, bớt { $amount }
paper-tax-unit = tập thể
paper-tax-withSalary = tính cùng lương
paper-tax-commitment = có cam kết
paper-tax-belowThreshold = dưới mức khấu trừ
paper-tax-withheld = khấu trừ
paper-tax-nonResident = không cư trú

# Báo cáo
paper-report-type = BÁO CÁO
paper-report-subject =
    Kết quả hoạt động Cổng thông tin điện tử { $ward }
    { $period }
paper-report-demand = Báo cáo này làm theo yêu cầu của { $by ->
    [none] Trưởng ban
   *[other] đồng chí { $by }, Trưởng ban
    }, hạn ngày { $due }: { $text }.
paper-part-results = Kết quả thực hiện
paper-part-direction = Công tác chỉ đạo
paper-part-information = Cung cấp thông tin
paper-part-questions = Hỏi – đáp
paper-part-money = Nhuận bút, kinh phí
paper-part-security = An toàn, bảo mật
paper-part-assessment = Đánh giá
paper-part-next = Phương hướng, nhiệm vụ
paper-part-proposals = Đề xuất, kiến nghị
paper-remark-strengths = Ưu điểm
paper-remark-limits = Tồn tại, hạn chế
paper-remark-causes = Nguyên nhân
paper-remark-unseen = (Chép từ kỳ trước, chưa xem lại.)
paper-remark-none = (Chưa ghi.)
paper-report-direction = Ban Biên tập duy trì cập nhật thông tin hằng ngày theo Quy chế.
paper-report-no-items = Trong kỳ không có tin, bài nào được đăng.
paper-report-items = Đã đăng { $count } tin, bài ({ $comparison }); tiếp nhận { $received } tin, bài; { $late } tin, bài đăng muộn so với Điều 8 Quy chế (biểu đồ ở { $appendix }).
paper-report-by-section = Theo chuyên mục:
paper-report-by-unit = Theo đơn vị, địa bàn:
paper-report-by-author = Theo tác giả (tin, bài có đồng tác giả tính cho từng người):
paper-report-by-aim = Theo mục tiêu tại Điều 2 Quy chế:
paper-report-read = Các tin, bài và câu trả lời trên Cổng được mở { $views } lần{ $count ->
    [0] .
   *[other] ; nhiều nhất:
    }
paper-report-not-read = Lượt đọc trên Cổng: chưa có số liệu.
paper-report-undated = Cột đúng hạn, muộn và tỷ lệ không tính { $count } tin không có thời hạn.
paper-report-read-item = { $title ->
    [none] { $code }
   *[other] { $title } ({ $code })
    }: { $views } lần
paper-report-changes = Trả lại để bổ sung { $returned } lượt; từ chối { $rejected } tin, bài; đính chính { $corrected }; gỡ { $down }.
paper-compare-none = kỳ trước không có
paper-compare-same = bằng kỳ trước: { $before }
paper-compare-more = tăng { $percent }% so với kỳ trước: { $before }
paper-compare-less = giảm { $percent }% so với kỳ trước: { $before }
paper-report-questions = Tiếp nhận { $received } câu hỏi của tổ chức, công dân ({ $comparison }); tính { $isOver ->
    [yes] đến hết ngày
   *[no] đến ngày
    } { $until }: đã trả lời { $done }, đang xử lý { $active }, kết thúc hoặc chuyển nơi khác { $ended }. Trong kỳ trả lời { $answered } câu, kể cả câu của kỳ trước, đúng hạn { $onTime }. Cùng thời điểm đó, tổng số câu đang xử lý, kể cả câu của kỳ trước: { $open }.
paper-report-no-royalty = Chưa chốt bảng kê nhuận bút của kỳ.
paper-report-royalty = Nhuận bút đã phê duyệt trong kỳ: { $amount } đồng{ $paid ->
    [none] .
   *[other] , đã chi { $paid } đồng, còn phải chi { $left } đồng.
    }
paper-report-support = Hỗ trợ công tác quản lý: { $amount } đồng, đã chi { $paid } đồng; cộng với nhuận bút là { $all } đồng.
paper-report-open-months = Chưa chốt bảng kê { $count ->
    [1] tháng { $months }: nhuận bút của tháng này
   *[other] các tháng { $months }: nhuận bút của các tháng này
    } chưa có trong số trên.
paper-report-whole-months = Nhuận bút chốt theo tháng, không tách theo ngày: số trên là của cả tháng { $months }.
paper-report-budget-until = Kinh phí năm { $year }, lũy kế đến ngày { $until }:
paper-column-report-committed = Đã cam kết (đ)
paper-report-until = Số liệu đến ngày { $until }; kỳ báo cáo đến hết ngày { $last }.
paper-report-subject-demanded =
    Kết quả hoạt động Cổng thông tin điện tử { $ward }
    { $period }
    (theo yêu cầu: { $text })
paper-report-plan = Kế hoạch tin, bài: { $planned ->
    [0] chưa có số liệu (trong kỳ chưa ghi mục kế hoạch nào).
   *[other] { $done }/{ $planned } mục đã thực hiện.
    }
paper-report-actions = Thực hiện ý kiến chỉ đạo và kết luận kỳ trước:
paper-report-no-actions = Không có ý kiến chỉ đạo kỳ trước còn phải thực hiện.
paper-action-open = { $text } (hạn { $due }): { $isOverdue ->
    [yes] quá hạn, chưa xong
   *[no] đang thực hiện
    }
paper-action-done = { $text }: đã xong ngày { $day }{ $note ->
    [none] {""}
   *[other] ; { $note }
    }
paper-report-no-security = Trong kỳ không có việc mất an toàn, bảo mật.
paper-report-security = Hệ thống ghi nhận: { $list }. Nội dung không nêu trong báo cáo.
paper-security-block = chặn { $count } tài liệu có dấu hiệu bí mật nhà nước
paper-security-hold = tạm giữ { $count } nội dung để Trưởng ban xem xét
paper-security-danger = nhận { $count } lời kêu cứu
paper-security-handover = hướng dẫn { $count } đơn có tính chất khiếu nại, tố cáo
paper-report-late-list = Tin, bài và câu trả lời chậm hạn
paper-report-charts = Biểu đồ
paper-report-item-list = Danh mục tin, bài đã đăng
paper-report-closing = Trên đây là báo cáo kết quả hoạt động Cổng thông tin điện tử { $period }, kính báo cáo
paper-chart-on-time = Đúng hạn và muộn
paper-chart-units = Tin, bài theo đơn vị, địa bàn
paper-clause-news = Tin tức, sự kiện (điểm a)
paper-clause-document = Văn bản (điểm b)
paper-clause-conference = Hội nghị, sự kiện lớn (điểm c)
paper-clause-statistics = Thông tin thống kê (điểm d)
paper-clause-answer = Trả lời câu hỏi (điểm đ)
paper-clause-other = Mục tin khác (điểm e)
paper-clause-short-news = Tin tức
paper-clause-short-document = Văn bản
paper-clause-short-conference = Hội nghị
paper-clause-short-statistics = Thống kê
paper-clause-short-answer = Trả lời
paper-clause-short-other = Khác

# Biên bản họp
paper-minutes-type = BIÊN BẢN
paper-minutes-subject = Họp Ban Biên tập đánh giá hoạt động { $period }
paper-minutes-opening = Hôm nay, vào hồi { $at } ngày { $day }, tại { $place }, Ban Biên tập Cổng thông tin điện tử họp { $about }.
paper-hour = { $at } giờ { $minute }
paper-minutes-about = đánh giá kết quả hoạt động và bàn phương hướng nhiệm vụ
paper-minutes-praise-subject = Họp Ban Biên tập xét khen thưởng { $period }
paper-minutes-praise-about = xét đề nghị khen thưởng { $period } theo Điều 10 Quy chế
paper-minutes-ranking = Phó Trưởng ban thường trực trình bày kết quả xếp hạng theo tiêu chí của { $people } cá nhân và { $units } tập thể; mỗi loại đề nghị đến hạng { $places }.
paper-minutes-praised = { $name } ({ $points } điểm)
paper-minutes-people = Cá nhân: { $names }
paper-minutes-units = Tập thể: { $names }
paper-minutes-present = Thành phần
paper-minutes-chair = Chủ trì: đồng chí { $name }.
paper-minutes-secretary = Thư ký: đồng chí { $name }.
paper-minutes-members = Có mặt: { $names }.
paper-minutes-absent = Vắng mặt: { $names ->
    [none] không
   *[other] { $names }
    }.
paper-minutes-not-noted = { $name } (không ghi lý do)
paper-recipient-board = Các thành viên Ban Biên tập
paper-person-with-office = { $name } – { $office ->
    [head] Trưởng ban
    [standingDeputy] Phó Trưởng ban thường trực
    [deputy] Phó Trưởng ban
    [office] công chức Văn phòng
   *[member] thành viên
    }
paper-minutes-content = Nội dung
paper-minutes-figures = Phó Trưởng ban thường trực báo cáo kết quả { $period }: đăng { $items } tin, bài; tiếp nhận { $questions } câu hỏi, trả lời { $answered } câu hỏi.
paper-minutes-opinions = Ý kiến thảo luận
paper-minutes-resolutions = Kết luận
paper-minutes-unanswered = Chưa xác nhận dự họp: { $names }.
paper-minutes-on-time = Tin, bài đúng hạn { $onTime }, muộn { $late }, tỷ lệ { $rate }{ $undated ->
    [0] {""}
   *[other] {" "}(không tính { $undated } tin không có thời hạn)
    }; { $returned } lượt trả lại để bổ sung.
paper-minutes-answers-on-time = Câu trả lời đúng hạn { $onTime }, muộn { $late }, tỷ lệ { $rate }.
paper-minutes-planned = Kế hoạch: { $planned ->
    [0] chưa có số liệu (trong kỳ chưa ghi mục nào).
   *[other] { $planned } đề tài, sự kiện; đã có tin { $done }.
    }
paper-minutes-before = Kết luận, chỉ đạo kỳ trước: { $count } việc; xong { $done }, còn { $open }.
paper-column-resolution = Nội dung kết luận
paper-column-owner = Người thực hiện
paper-whole-board = Ban Biên tập
paper-minutes-none = Không có
paper-minutes-closing = Cuộc họp kết thúc vào hồi { $at } ngày { $day }, biên bản đã được đọc cho mọi người cùng nghe và thống nhất

# Khen thưởng, dự toán, đề xuất, sổ vi phạm
paper-reward-type = TỜ TRÌNH
paper-reward-subject =
    Đề nghị khen thưởng trong hoạt động
    Cổng thông tin điện tử { $period }
paper-reward-opening = Thực hiện Điều 10 Quy chế hoạt động Cổng thông tin điện tử, Ban Biên tập đã xem xét thành tích { $period } và kính đề nghị khen thưởng như sau:
paper-reward-people = Cá nhân ({ $count })
paper-reward-units = Tập thể ({ $count })
paper-reward-criteria = Tiêu chí tính điểm
paper-reward-nobody = Không có đề nghị.
paper-reward-closing = Ban Biên tập kính trình Chủ tịch xem xét, quyết định
paper-reward-ranking = Xếp hạng cá nhân theo tiêu chí
paper-reward-ranking-units = Xếp hạng tập thể theo tiêu chí
paper-weight = { $name }: { $most ->
    [yes] tối đa{" "}
   *[no] {""}
    }{ $points } điểm
paper-hearing-none = chưa
paper-criterion-published = Tin, bài đăng
paper-criterion-gradeA = Loại A
paper-criterion-photos = Ảnh
paper-criterion-answers = Trả lời câu hỏi
paper-criterion-onTimePermille = Đúng hạn (%)
paper-criterion-returned = Bị trả lại
paper-criterion-violations = Vi phạm
paper-estimate-subject = Dự toán kinh phí hoạt động Cổng thông tin điện tử năm { $year }
paper-estimate-opening = Thực hiện Điều 5 Quy chế hoạt động Cổng thông tin điện tử, căn cứ kết quả thực hiện năm { $before }, Ban Biên tập kính trình dự toán kinh phí năm { $year } như sau:
paper-estimate-closing = Ban Biên tập kính trình Chủ tịch xem xét, phê duyệt
paper-regulation-subject =
    Đề xuất sửa đổi, bổ sung Quy chế hoạt động
    Cổng thông tin điện tử { $ward }
paper-regulation-nothing = Ban Biên tập chưa ghi nhận nội dung nào của Quy chế cần sửa đổi, bổ sung.
paper-violation-nothing = Chưa có vi phạm nào được ghi vào sổ.
paper-regulation-opening = Thực hiện Điều 12 Quy chế hoạt động Cổng thông tin điện tử, Ban Biên tập tổng hợp { $count } vấn đề mới hoặc không còn phù hợp như sau:
paper-regulation-closing = Ban Biên tập kính đề xuất Chủ tịch xem xét, chỉnh sửa, bổ sung Quy chế cho phù hợp
paper-violation-type = SỔ THEO DÕI
paper-violation-subject = Vi phạm Quy chế hoạt động Cổng thông tin điện tử
paper-violation-note = Sổ do Trưởng Ban Biên tập quản lý, chỉ người có thẩm quyền được xem. Người liên quan được giải trình trước khi có đề nghị.
paper-hearing-own = { $day }, tự giải trình: { $words }
paper-hearing-taken = { $day }, { $name ->
    [none] Ban Biên tập
   *[other] { $name }
  } ghi lại: { $words }
paper-degree-minor = Nhẹ
paper-degree-serious = Nặng (nghiêm trọng)
paper-degree-grave = Rất nghiêm trọng
issue-month-unreadable = “{ $month }” không phải là một tháng. Đề nghị ghi như 2026-11.
issue-month-ahead = Tháng { $month } chưa bắt đầu (từ ngày { $day }), chưa lập được bảng kê.
issue-period-unreadable = “{ $period }” không hợp với loại báo cáo này. Đề nghị ghi 2026-11 cho tháng, 2026-Q4 cho quý, 2026 cho năm.
issue-report-kind = Loại báo cáo là một trong: { $kinds }.

# Trong trò chuyện
royalty-none = Chưa có dòng nhuận bút nào. Khi tin, bài được đăng, số tiền dự kiến sẽ hiện ở đây.
royalty-own =
    # Nhuận bút cá nhân (số tiền trước thuế)
    { $expected ->
        [none] Tháng { $month } đã chốt.
       *[other] Tháng { $month }, dự kiến: { $expected } đồng.
    }
    Đã chốt:{ $paid }

    Chi tiết:{ $lines }
royalty-no-month = chưa có tháng nào
report-month =
    # Báo cáo từ { $from } đến { $to }
    Bước: { $state }.
    Tin, bài đã đăng: { $items } (kỳ trước { $before }); đúng hạn { $onTime }.
    Trả lại { $returned } lượt, từ chối { $rejected }, đính chính { $corrected }, gỡ { $down }.{ $views ->
        [none] {""}
       *[other] {" "}Lượt đọc trên Cổng: { $views }.
    }
    Câu hỏi: tiếp nhận { $received }, trả lời { $questions }, đang xử lý { $open }.
    Nhuận bút đã chốt: { $royalty }{ $support ->
        [none] {""}
       *[other] {" "}đồng; hỗ trợ quản lý { $support } đồng
    }.

    { $late ->
        [0] Không có tin, bài chậm hạn.
       *[other] Chậm hạn ({ $late }):
        { $lateLines }
    }

    { $notes }
report-none-late = không có
report-royalty-open = chưa chốt
menu-nhuanbut = Nhuận bút của tôi
menu-baocao = Báo cáo tháng
menu-bangke = Bảng kê nhuận bút
menu-kinhphi = Theo dõi kinh phí
menu-khenthuong = Khen thưởng

# Việc làm trên bảng kê, báo cáo, kinh phí, sổ theo dõi
statement-month =
    # Bảng kê nhuận bút tháng { $month }, bản { $version }
    Bước: { $state }. { $items } tin, bài.
    Nhuận bút { $royalty } đ, hỗ trợ quản lý { $support } đ, thuế { $tax } đ.
    Thực nhận { $net } đ.{ $ceiling ->
        [none] {""}
       *[other] {" "}Mức trần tháng { $ceiling } đ, chưa chi do trần { $cut } đ.
    }

    Lưu ý:
    { $notes }
statement-no-notes = không có
statement-renewed = Bản { $version } lập lại vì: { $reason }. { $count } dòng thay đổi so với bản trước.{ $lines }
paper-note-line = - { $line }
    { $rest }
report-not-sent = Chưa có báo cáo kỳ { $period } trình đồng chí.{ $due ->
        [none] {""}
       *[other] {" "}Hạn gửi: { $due }.
    }
report-demanded = Trưởng ban yêu cầu, hạn { $due }: { $text }
report-directed = Ý kiến chỉ đạo: { $text }
report-basis-replaced = Căn cứ cũ không dùng nữa: { $name }{ $by ->
        [none] {""}
       *[other] , thay bằng { $by }
    }.
report-list =
    # { $figure } ({ $count })
    { $lines }
figure-reason-line = { $code }: { $reason }
figure-last-line = { $line }{ $rest }
figure-list-line = { $line }
    { $rest }
figure-items = Tin, bài đã đăng
figure-late = Chậm hạn
figure-returned = Trả lại
figure-corrected = Đính chính
figure-questions = Câu hỏi đã trả lời
figure-open = Câu hỏi đang xử lý
figure-rejected = Từ chối
figure-down = Gỡ
figure-received = Câu hỏi tiếp nhận
figure-read = Bài được đọc nhiều
figure-budget = Kinh phí đến ngày lập báo cáo
figure-budget-line = { $name }: được duyệt { $approved ->
        [none] chưa có
       *[other] { $approved } đ
    }, đã chi { $spent } đ, đã cam kết { $committed } đ
royalty-more = … còn { $count } tin, bài nữa.
paper-more = … còn { $count } dòng nữa, xem trong tệp
figure-actions = Việc phải làm theo chỉ đạo
figure-statements = Bảng kê từng tháng
figure-statement-line = { $month }: { $sum ->
    [none] chưa chốt
   *[other] { $sum } đồng
}
choice-further = Tiếp từ mục { $from } (còn { $count })
action-list =
    # Việc phải làm theo chỉ đạo và kết luận ({ $count })
    { $lines }
budget-year =
    # Kinh phí năm { $year }
    Được duyệt { $approved } đ, đã chi { $spent } đ, đã cam kết { $committed } đ.
    { $sent }

    { $lines }
budget-sent =
    Đã trình dự toán ngày { $on }.{ $isOther ->
        [yes] {" "}Từ đó dự toán có thay đổi, muốn duyệt theo số mới cần trình lại.
       *[no] {""}
    }
budget-none = Chưa có mục nào. Lập dự toán từ số đã chi năm trước, hoặc thêm từng mục.
budget-line = { $number }. { $name }: dự toán { $estimate } đ{ $basis ->
        [none] {""}
       *[some] {" "}({ $basis })
    }, { $left ->
        [none] chưa duyệt
       *[other] còn { $left } đ
    }
budget-basis = { $way ->
    [statements] { $months } tháng đã chi { $spent } đồng, bình quân { $average } đồng × 12
    [months] { $months } tháng qua đã chi { $spent } đồng, bình quân { $average } đồng × 12
    [year] bằng số đã chi trong năm, { $spent } đồng
    [once] mua một lần, { $spent } đồng, không tính tiếp theo tháng
   *[none] chưa chi trong năm
    }
budget-kind-royalty = Nhuận bút
budget-kind-management = Hỗ trợ công tác quản lý
budget-kind-equipment = Thiết bị
budget-kind-operation = Hoạt động thường xuyên
budget-kind-training = Tập huấn
budget-kind-reward = Khen thưởng
violation-list =
    # Sổ theo dõi vi phạm: { $count } việc đang xem xét
    { $lines }
violation-line = { $name }, { $clause }, { $degree }: { $state }
defect-list =
    # Vướng mắc của Quy chế: { $count } nội dung
    { $lines }
defect-line = { $clause }: { $problem }
reward-ranking =
    # Xếp hạng khen thưởng kỳ { $period }
    { $state }{ $outcome ->
        [none] {""}
       *[other] : { $outcome }
    }
    { $lines }
praise-state-none = Chưa đề nghị
praise-state-proposed = Đã đề nghị
praise-state-decided = Đã có kết quả
remark-which = Nhận xét về phần nào của báo cáo?
paper-sure = Xác nhận: { $act } ({ $about })?{ $warning ->
    [none] {""}
   *[other] {" "}{ $warning }
    }
note-paper-done = Đã ghi nhận.
choice-statement = Bảng kê tháng { $month }
choice-st-compute = Lập bảng kê
choice-st-check = Kiểm tra xong
choice-st-own-check = Kiểm tra kèm lý do
choice-st-approve = Phê duyệt bảng kê
choice-st-override = Phê duyệt kèm lý do
choice-st-pay = Đã chi trả
choice-st-renew = Lập bản mới
choice-st-grade = Chấm loại tin, bài
choice-st-share = Chia nhuận bút của tin
choice-st-payee = Ghi thuế người nhận
choice-rp-draft = Lập dự thảo
choice-rp-remark = Ghi nhận xét
choice-rp-keep = Giữ nhận xét kỳ trước
choice-rp-meet = Ghi kết luận họp
choice-rp-submit = Trình duyệt
choice-rp-approve = Duyệt báo cáo
choice-rp-send = Gửi Chủ tịch
choice-rp-direct = Ghi ý kiến chỉ đạo
choice-rp-withdraw = Rút báo cáo
choice-rp-demand = Yêu cầu báo cáo đột xuất
choice-rp-finish = Việc { $number } đã xong
choice-figure = Xem: { $figure }
choice-see-budget = Kinh phí
choice-see-reward = Khen thưởng
choice-see-violations = Sổ vi phạm
choice-see-regulation = Vướng mắc Quy chế
choice-bg-estimate = Lập dự toán từ số đã chi
choice-bg-add = Thêm mục
choice-bg-send = Trình Chủ tịch dự toán
choice-bg-approve = Ghi số được duyệt
choice-bg-commit = Ghi cam kết chi
choice-bg-spend = Ghi đã chi
choice-vi-note = Ghi nhận vi phạm
choice-vi-hear = Ghi giải trình: { $name }
choice-vi-page = Giải trình trên trang
choice-vi-answer = Giải trình
choice-vi-propose = Đề nghị xử lý: { $name }
choice-vi-decide = Ghi kết luận: { $name }
choice-vi-drop = Không xem xét: { $name }
choice-df-note = Ghi vướng mắc
choice-pr-propose = Lập tờ trình khen thưởng
choice-pr-meet = Ghi biên bản xét
choice-pr-settle = Ghi kết quả
ask-st-own-check = Đồng chí đã lập bảng kê này. Đề nghị ghi lý do phải tự kiểm tra; lý do đứng đầu bảng kê.
ask-st-override = Đồng chí có tên trong bảng kê. Đề nghị ghi lý do phải tự phê duyệt; lý do đứng đầu bảng kê.
ask-st-renew = Bảng kê đã chốt. Đề nghị ghi lý do lập bản mới.
ask-st-grade = Đề nghị ghi: mã tin; loại A, B hoặc C; thể loại nếu khác. Ví dụ: 0042; A; phóng sự
ask-st-share = Đề nghị ghi: mã tin; phần của từng tác giả, cộng đủ 100%. Ví dụ: 0042; Lan 60%, Minh 40%
ask-st-payee = Đề nghị ghi: họ tên; cam kết 2026, hợp đồng, hoặc không cư trú. Ví dụ: Lê Thị Lan; cam kết 2026. Cam kết có hiệu lực riêng cho từng năm; rút lại thì ghi: bỏ cam kết 2026
ask-rp-remark = Đề nghị ghi nhận xét, mỗi ý một dòng.
ask-rp-meet = Đề nghị ghi kết luận cuộc họp, mỗi việc một dòng. Ý kiến thảo luận ghi sau chữ “Ý kiến:”.
direction-kept = Báo cáo { $about } còn là dự thảo. Ý kiến chỉ đạo đã được giữ cùng báo cáo; từng việc được theo dõi từ bây giờ, Trưởng ban và Phó Trưởng ban thường trực đã được báo.
ask-rp-direct = Đề nghị ghi ý kiến chỉ đạo của Chủ tịch, mỗi việc một dòng.
ask-rp-demand = Đề nghị ghi: từ ngày - đến ngày; hạn; nội dung. Ví dụ: 01/11 - 20/11; 25/11; Tin về bầu cử
ask-rp-finish = Kết quả thế nào? Đề nghị ghi một dòng.
ask-pr-meet = Đề nghị ghi kết luận cuộc họp xét khen thưởng, mỗi ý một dòng.
ask-bg-add = Đề nghị ghi: tên mục; số tiền; căn cứ. Ví dụ: Mua máy ảnh; 12 triệu; báo giá ba nơi
ask-bg-approve = Đề nghị ghi: số thứ tự mục; số tiền; số quyết định; ngày. Ví dụ: 1; 10.000.000; 45/QĐ-UBND; 15/02/2026
ask-bg-commit = Đề nghị ghi: số thứ tự mục; số tiền; nội dung. Ví dụ: 1; 2.000.000; thẻ nhớ
ask-bg-spend = Đề nghị ghi: số thứ tự mục; số tiền; nội dung. Ví dụ: 1; 2.000.000; thẻ nhớ
ask-vi-note = Đề nghị ghi: họ tên; điều, khoản; mức nhẹ, nặng hoặc rất nghiêm trọng; căn cứ.
ask-vi-hear = Đề nghị ghi ý kiến giải trình của người liên quan.
ask-vi-answer = Đồng chí (anh/chị) viết lời giải trình, gửi trong một tin. Lời này được ghi vào sổ nguyên văn.
violation-noted =
    Ban Biên tập ghi nhận một việc về { $you } theo { $clause }, mức { $degree }.
    Căn cứ: { $evidence }
    Chưa có kết luận, { $you } có quyền giải trình; lời giải trình được ghi nguyên văn trước khi có đề nghị.
violation-answer-kept = Đã ghi lời giải trình vào sổ và chuyển người theo dõi. Muốn viết lại, { $you } chọn “Giải trình” lần nữa.
minutes-here = Biên bản họp ngày { $day }: { $present } người dự, { $count } kết luận.
minutes-none = Chưa có biên bản họp của kỳ này.
violation-answered =
    { $name } giải trình về { $clause }:
    { $words }
violation-settled =
    Việc ghi nhận theo { $clause }: { $state }.
    { $text }
ask-vi-propose = Đề nghị ghi hình thức đề nghị.
ask-vi-decide = Đề nghị ghi kết luận, số và ngày quyết định nếu có.
ask-vi-drop = Đề nghị ghi lý do không xem xét.
ask-df-note = Đề nghị ghi ba dòng: điều, khoản; vướng mắc; đề nghị sửa.
ask-pr-settle = Đề nghị ghi kết quả: số, ngày quyết định, hoặc lý do chưa khen.
issue-item-unknown = Chưa tìm thấy một tin, bài duy nhất mang mã { $code }.
issue-grade-unreadable = Loại là A, B hoặc C. Ví dụ: 0042; A; phóng sự
issue-tax-unreadable = Đề nghị ghi cam kết kèm năm, hợp đồng, hoặc không cư trú.
issue-ceiling-unreadable = Cần ít nhất một mức (tháng, quý hoặc năm) và số quyết định. Ví dụ: tháng 5 triệu; giảm đều; 12/QĐ-UBND
issue-decision-known = Quyết định { $decision } đã được ghi. Bản đã ghi không đổi; đề nghị ghi theo quyết định mới.
issue-demand-unreadable = Chưa đọc được thời gian hoặc hạn. Ví dụ: 01/11 - 20/11; 25/11; Tin về bầu cử
issue-demand-past = Hạn { $day } đã qua. Đề nghị ghi ngày từ hôm nay.
issue-year-unreadable = “{ $year }” không phải là một năm.
issue-decision-missing = Đề nghị ghi số quyết định và ngày. Ví dụ: 1; 10.000.000; 45/QĐ-UBND; 15/02/2026
issue-budget-line = Kinh phí năm { $year } không có mục số { $number }.
issue-budget-empty = Năm { $year } chưa có mục nào có số dự toán để trình. Lập dự toán hoặc thêm mục trước.
issue-budget-approved = Mục { $name } đã có số được duyệt, không sửa dự toán nữa.
issue-budget-below = Mục { $name } đã chi và cam kết { $used } đồng, nhiều hơn { $amount } đồng.
issue-remarks-unseen =
    Nhận xét chép từ kỳ trước, chưa ai xem lại. Đề nghị sửa, hoặc chọn “Giữ nhận xét kỳ trước”, rồi duyệt:
    { $parts }
issue-remarks-seen = Không còn nhận xét nào của kỳ trước phải xem lại.
issue-no-praise = Kỳ này chưa có tờ trình khen thưởng.
issue-praise-decided = Kỳ này đã có kết quả khen thưởng.
issue-paper-unknown = Giấy tờ là một trong: { $names }.
issue-paper-missing = Chưa có { $name }.
issue-act-unknown = Việc là một trong: { $names }.
paper-article = Điều { $number }
paper-no-proposal = (chưa có đề nghị)
paper-budget-type = BẢNG THEO DÕI
paper-budget-subject = Kinh phí hoạt động Cổng thông tin điện tử năm { $year }
paper-column-decision = Quyết định
paper-column-paid-out = Đã chi (đ)
paper-column-committed = Cam kết (đ)
paper-column-day = Ngày
paper-column-what = Nội dung
paper-column-state = Tình trạng
paper-column-amount = Số tiền (đ)
paper-not-approved = chưa duyệt
paper-spendings = Các khoản đã chi và cam kết
spending-state-committed = cam kết
spending-state-spent = đã chi
paper-remark-done = Công tác chỉ đạo
paper-remark-next = Phương hướng, nhiệm vụ
paper-remark-proposals = Đề xuất, kiến nghị
paper-column-outcome-of-question = Kết quả xử lý
paper-report-figure-list = Danh mục theo từng chỉ tiêu
paper-figure-received = Tin, bài nhận được
paper-figure-returned = Trả lại để bổ sung (lượt)
paper-figure-rejected = Từ chối
paper-figure-corrected = Đính chính
paper-figure-down = Gỡ
paper-figure-plan-done = Kế hoạch: mục đã thực hiện
paper-figure-plan-open = Kế hoạch: mục chưa thực hiện
paper-figure-questions-received = Câu hỏi tiếp nhận trong kỳ
paper-figure-outcome-done = Câu hỏi tiếp nhận: đã trả lời
paper-figure-outcome-active = Câu hỏi tiếp nhận: đang xử lý
paper-figure-outcome-ended = Câu hỏi tiếp nhận: kết thúc hoặc chuyển nơi khác
paper-figure-state = Câu hỏi ở bước: { $state }
paper-column-figure = Chỉ tiêu
paper-column-codes = Danh sách
paper-question-active = Đang xử lý
paper-question-received = Đã tiếp nhận
paper-question-assigned = Đã phân công
paper-question-drafted = Đang dự thảo trả lời
paper-question-clarification = Chờ người dân bổ sung
paper-question-approved = Đã duyệt, đang gửi
paper-question-answered = Đã trả lời
paper-question-rated = Đã trả lời, có đánh giá
paper-question-redirected = Không thuộc thẩm quyền
paper-question-closed = Đã kết thúc
paper-question-handedOver = Đã hướng dẫn nơi gửi đơn
topic-an-ninh-trat-tu = An ninh, trật tự
topic-bao-tro-xa-hoi = Bảo trợ xã hội
topic-chung-thuc = Chứng thực
topic-cu-tru = Cư trú
topic-dat-dai = Đất đai
topic-giam-ngheo = Giảm nghèo
topic-giao-duc = Giáo dục
topic-ha-tang = Hạ tầng
topic-ho-kinh-doanh = Hộ kinh doanh
topic-ho-tich = Hộ tịch
topic-moi-truong = Môi trường
topic-mot-cua = Thủ tục một cửa
topic-nghia-vu-quan-su = Nghĩa vụ quân sự
topic-nong-nghiep = Nông nghiệp
topic-sap-xep-dvhc = Sắp xếp đơn vị hành chính
topic-thoat-nuoc = Thoát nước
topic-tiep-cong-dan = Tiếp công dân
topic-van-hoa = Văn hóa
topic-xay-dung = Xây dựng
topic-y-te = Y tế
topic-other = Nội dung khác
paper-column-line = Mục

# Hồ sơ một bài, một câu hỏi
choice-dossier = 🗂 Hồ sơ (tệp ZIP)
issue-dossier-unknown = Không tìm thấy bài hoặc câu hỏi có mã { $code } để lập hồ sơ.
issue-dossier-held = Bài { $code } đang được giữ hoặc đã hủy theo quy định nên không lập hồ sơ.
issue-file-exists = Tệp { $file } đã có. Đề nghị chọn tên khác.
dossier-here =
    Hồ sơ { $code } gồm các bản nội dung, kiểm tra, quyết định, đính chính và trích nhật ký. Trong tệp có verify.mjs: giải nén rồi chạy node verify.mjs để kiểm tra, không cần phần mềm này.
    Mã chốt nhật ký ở mục { $seq }:
    { $head }
dossier-readme =
    HỒ SƠ { $code }
    { $ward }, lập lúc { $at }

    record.json       bài hoặc câu hỏi, ảnh và tệp gốc (mã băm SHA-256), đăng, đính chính
    revisions/        nội dung từng bản mà Ban Biên tập đã xem, nguyên văn
    revisions.json    mã băm của từng bản
    checks.json       kết quả kiểm tra của từng bản
    decisions.json    quyết định: ai, lúc nào, về bản nào, lý do
    events.json       việc đã xảy ra, theo thứ tự
    people.json       họ tên, chức danh của những người có tên trong hồ sơ
    audit.jsonl       trích nhật ký hệ thống; mục của việc khác chỉ ghi mã băm
    manifest.json     danh sách tệp và mã băm

    Kiểm tra: cài Node 20 trở lên, mở dòng lệnh ở thư mục này, gõ: node verify.mjs
    Đối chiếu mã chốt đã nhận trong trò chuyện: node verify.mjs --head MÃ
    Đối chiếu ảnh, tệp gốc: node verify.mjs --originals THƯ-MỤC

    Mã chốt nhật ký hệ thống khi lập hồ sơ, ở mục { $seq }:
    { $head }

    Hồ sơ có dữ liệu cá nhân: bảo quản theo quy định, không gửi ra ngoài khi chưa được phép.
dossier-verdict-whole = ĐÚNG: hồ sơ { $about } nguyên vẹn, { $entries } mục nhật ký khớp. Mã chốt nhật ký: { $hash }
dossier-verdict-changed = SAI: tệp { $file } đã bị thay đổi.
dossier-verdict-missing = SAI: thiếu tệp { $file }.
dossier-verdict-extra = SAI: có tệp lạ { $file } không thuộc hồ sơ.
dossier-verdict-unreadable = SAI: không đọc được tệp { $file }.
dossier-verdict-revision = SAI: nội dung bản { $about } ({ $file }) không khớp mã băm.
dossier-verdict-decision = SAI: quyết định { $about } ({ $file }) không khớp nội dung bản được duyệt.
dossier-verdict-decision-unrecorded = SAI: quyết định { $about } ({ $file }) không có trong nhật ký.
dossier-verdict-chain = SAI: nhật ký ({ $file }) đứt ở mục { $about }.
dossier-verdict-chain-content = SAI: mục nhật ký { $about } không khớp nội dung trong { $file }.
dossier-verdict-chain-head = SAI: nhật ký không dẫn tới mã chốt { $hash } ghi ở { $file }.
dossier-verdict-publication = SAI: bản đã đăng ({ $about }, { $file }) không có trong hồ sơ.
dossier-verdict-correction = SAI: đính chính “{ $about }” ({ $file }) không có trong nhật ký, hoặc lời đã khác.
dossier-verdict-original-record = SAI: ảnh hoặc tệp gốc có mã băm { $hash } ({ $file }) không phải tệp đã được duyệt.
dossier-verdict-original = SAI: không thấy tệp gốc có mã băm { $hash } trong { $file }.
dossier-verdict-head-given = ĐÚNG: nhật ký đi qua mã chốt { $hash }.
dossier-verdict-head-unknown = SAI: nhật ký trong hồ sơ không đi qua mã chốt { $hash }.
dossier-verdict-older = Có { $entries } mục của phần mềm bản cũ chỉ ghi được mã băm, chưa tự chứng minh được.
dossier-verdict-rules-older = Có { $entries } quyết định do phần mềm bản cũ ghi: nhật ký chưa nêu bản quy trình, thời hạn và lý do, nên hồ sơ không tự chứng minh được các điều ấy.
dossier-verdict-checks-later = Có { $entries } bản được kiểm tra lại sau mục nhật ký cuối về bản ấy: kết quả kiểm tra đó chưa tự chứng minh được.
dossier-verdict-process = SAI: bản quy trình “{ $about }” ({ $file }) khác với nhật ký.
dossier-verdict-undertaking = SAI: bản cam kết “{ $about }” ({ $file }) khác với nhật ký.
dossier-verdict-deadlines = SAI: bản quy định thời hạn “{ $about }” ({ $file }) khác với nhật ký.
dossier-verdict-submitted = SAI: thời điểm gửi “{ $about }” ({ $file }) khác với nhật ký.
dossier-verdict-due = SAI: hạn “{ $about }” ({ $file }) khác với nhật ký.
dossier-verdict-received = SAI: thời điểm tiếp nhận “{ $about }” ({ $file }) khác với nhật ký.
dossier-verdict-reason = SAI: lý do “{ $about }” ({ $file }) khác với nhật ký.
dossier-verdict-checks = SAI: kết quả kiểm tra bản { $about } ({ $file }) khác với nhật ký.
paper-aim-life = Thông tin đời sống kinh tế, văn hóa – xã hội
paper-aim-services = Cải cách hành chính, dịch vụ công
paper-aim-policy = Chủ trương, chính sách, pháp luật
paper-aim-promotion = Quảng bá tiềm năng địa phương
choice-rl-propose = Ghi bản mới
choice-rl-drop = Không áp dụng
choice-acknowledge = Đã đọc Quy chế
choice-rules = { $rule }
choice-rule-waiting = Chờ áp dụng: { $rule } { $decision }
rule-kind-rates = Mức nhuận bút
rule-kind-ceilings = Mức trần
rule-kind-salary = Lương cơ sở
rule-kind-tax = Thuế thu nhập cá nhân
rule-kind-bases = Căn cứ pháp lý
rule-kind-deadlines = Thời hạn đăng tin
rule-kind-office = Liên hệ, tiếp công dân, giờ làm việc
rule-kind-regulation = Quy chế
rule-now = { $rule }: { $from ->
    [none] chưa có
   *[day] từ { $from }{ $decision ->
        [none] {""}
       *[named] , { $decision }
      }
  }{ $next ->
    [none] {""}
   *[day] ; từ { $next } theo { $nextDecision }
  }
rules-all =
    # Quy định có ngày hiệu lực
    { $lines }{ $waiting ->
        [0] {""}
       *[other] Có { $waiting } bản mới chờ người có thẩm quyền áp dụng.
      }
rule-one =
    # { $rule }{ $decision ->
        [none] {""}
       *[named] : { $decision }
      }{ $from ->
        [none] {""}
       *[day] , từ { $from }
      }
    { $lines }
    Đã có { $versions } bản.{ $missing ->
        [0] {""}
       *[other] {" "}Chưa xác nhận đã đọc ({ $missing }): { $names }
      }
rule-line = { $label }: { $value }
rule-change = { $label }: { $before } → { $after }
rule-offer =
    # { $rule }: { $decision }, từ { $from }
    { $lines }{ $warnings ->
        [none] {""}
       *[some] {""}
    ⚠ { $warnings }
      }
    { $state ->
        [adopted] Đã áp dụng.
        [dropped] Không áp dụng; quy định cũ giữ nguyên.
       *[proposed] Đồng chí { $name } ghi, chưa có hiệu lực. Áp dụng thì tính từ ngày trên; việc trước ngày ấy giữ nguyên.
      }
rule-none = không có
rule-vnd = { $amount } đồng
rule-days = { $days ->
    [0] ngay trong ngày làm việc
   *[other] { $days } ngày làm việc
  }
rule-basis = từ { $from }{ $until ->
    [none] , còn hiệu lực
   *[day] {" "}đến { $until }
  }{ $by ->
    [none] {""}
   *[named] , thay bằng { $by }
  }
rule-field = { $name ->
    [responsible] Người chịu trách nhiệm
    [address] Địa chỉ
    [phone] Điện thoại
    [email] Thư điện tử
    [place] Nơi tiếp công dân
    [reception] Lịch tiếp công dân
    [hours] Giờ làm việc
    [unit] Đơn vị hệ số, phần trăm lương cơ sở
    [photo] Ảnh minh họa
    [paidPhotos] Số ảnh được tính mỗi bài
    [compiled] Bài tổng hợp, biên soạn
    [translated] Bài biên dịch
    [officials] Cán bộ viết theo nhiệm vụ
    [management] Hỗ trợ công tác quản lý
    [month] Trần tháng
    [quarter] Trần quý
    [year] Trần năm
    [rule] Khi vượt trần
    [salary] Lương cơ sở
    [threshold] Khấu trừ từ mỗi lần chi
    [percent] Thuế suất khấu trừ
   *[nonResident] Thuế suất người không cư trú
  }
rule-mid-month = Quy định bắt đầu giữa tháng { $month }: bài đăng trước ngày { $day } tính theo mức cũ, từ ngày { $day } tính theo mức mới; bảng kê tháng ghi cả hai mức.
rule-settled = Bảng kê { $months } đã chốt, không tự đổi theo; muốn tính lại thì lập bản mới kèm lý do.
rule-ceiling-below = { $ceiling } { $limit } đồng thấp hơn số đã phải trả { $owed } đồng: thiếu { $over } đồng, { $rule }.
rule-budget-cut = { $category ->
    [news] Tin tức, sự kiện
    [document] Văn bản
    [conference] Hội nghị
    [statistics] Thống kê
   *[other] Mục khác
  }: thời gian nội bộ { $hours } giờ dài hơn hạn mới, từ ngày ấy tính { $law } giờ làm việc.
regulation-changed = Quy chế có nội dung mới theo { $version }, hiệu lực từ { $from }. Đồng chí đọc rồi xác nhận (Điều 11).
deadlines-changed = Thời hạn đăng tin đổi theo { $version }, tính từ ngày { $from }. Bài và câu hỏi có trước ngày ấy giữ hạn cũ.
ask-rl-propose = { $subject ->
    [rates] Đề nghị ghi số quyết định; từ ngày; những mức thay đổi, cách nhau bằng dấu chấm phẩy. Ví dụ: 25/QĐ-UBND; từ 01/12/2026; tin A 0,6 B 0,3; ảnh 0,05; quản lý 15 %
    [ceilings] Đề nghị ghi, cách nhau bằng dấu chấm phẩy: tháng …; quý …; năm …; giảm đều, theo loại hoặc chuyển kỳ sau; số quyết định; từ ngày. Ví dụ: tháng 5 triệu; giảm đều; 12/QĐ-UBND; từ 01/12/2026
    [salary] Đề nghị ghi: số nghị định; từ ngày; mức lương. Ví dụ: Nghị định 161/2026/NĐ-CP; từ 01/07/2026; 2.530.000
    [tax] Đề nghị ghi: số văn bản; từ ngày; những mức thay đổi. Ví dụ: Nghị định 253/2026/NĐ-CP; từ 01/07/2026; ngưỡng 5 triệu; thuế suất 10 %
    [bases] Đề nghị ghi tên văn bản; từ ngày. Văn bản bị thay thế: tên; hết ngày; thay bằng văn bản nào. Ví dụ: Nghị định 72/2013/NĐ-CP; hết 24/12/2024; thay bằng Nghị định 147/2024/NĐ-CP
    [deadlines] Đề nghị ghi: số quyết định; từ ngày; loại tin và số ngày làm việc. Ví dụ: 12/QĐ-UBND; từ 01/12/2026; hội nghị 3; trả lời 10
    [office] Đề nghị ghi, cách nhau bằng dấu chấm phẩy: từ ngày; những mục thay đổi. Ví dụ: từ 01/12/2026; điện thoại: 0220 3000 138; giờ làm việc: 7:30–11:30, 13:00–16:30; nơi tiếp công dân: phòng 2
   *[regulation] Đề nghị ghi dòng đầu: số quyết định; từ ngày. Các dòng sau: điều được sửa, viết trọn điều ấy, hoặc cả Quy chế. Ví dụ: 12/QĐ-UBND; từ 01/12/2026, rồi xuống dòng: Điều 9. …
  }
issue-rule-unreadable = Chưa đọc được “{ $words }”; chưa có gì thay đổi.
issue-rule-no-table = Chưa có bản nào để đổi; bản đầu nằm trong tệp cấu hình của đơn vị.
issue-rule-order = “{ $words }”: loại A không thể thấp hơn loại B, loại B không thể thấp hơn loại C. Chưa có gì thay đổi.
issue-rule-percent = Tỷ lệ phải từ 0 đến 100 %. Chưa có gì thay đổi.
issue-rule-days = Số ngày làm việc phải từ 0 đến { $most }; trả lời công dân phải có hạn. Chưa có gì thay đổi.
issue-rule-day = Không có ngày nào như “{ $words }”. Ví dụ: từ 01/12/2026. Chưa có gì thay đổi.
issue-rule-past = Ngày { $day } đã qua: việc đang làm giữ hạn và Quy chế của ngày ấy. Đồng chí ghi từ hôm nay trở đi.
issue-rule-same = Bản này không khác quy định đang áp dụng; chưa có gì thay đổi.
issue-rule-changed = Trong lúc đó đã có bản { $version } được áp dụng. Đồng chí xem bản ấy rồi ghi lại.
issue-rule-settled = Bản này đã được áp dụng hoặc đã bỏ.
issue-basis-unreadable = Đề nghị ghi tên văn bản trước. Ví dụ: Nghị định 147/2024/NĐ-CP; từ 25/12/2024
issue-basis-unknown = Không có căn cứ “{ $name }” đang dùng để thay.
issue-regulation-unreadable = Chưa thấy điều nào. Đồng chí viết trọn điều được sửa, bắt đầu bằng “Điều …”, sau dòng ghi số quyết định.
issue-regulation-twice = Quy chế có hai Điều { $number }. Đồng chí ghi thêm một dòng “Chương …” phía trên điều ấy.
issue-regulation-no-article = Quy chế đang áp dụng không có Điều { $number } ở chương ấy; chưa có gì thay đổi.
paper-chart-silent = Số ngày chưa có tin, bài (trong { $days } ngày; ⚠ là im lặng)
paper-column-silent = Số ngày
issue-paper-changed = Giấy này đã đổi sau khi đồng chí mở xem nên chưa ghi gì:{ $changes }
    Đề nghị xem bản hiện thời rồi bấm lại.
issue-statement-outdated = Bảng kê tháng { $month } không còn đúng với hồ sơ, { $count } dòng đã khác:{ $lines }
    Đề nghị lập lại bảng kê rồi kiểm tra, phê duyệt.
issue-tax-outdated = Chưa ghi là đã chi bảng kê tháng { $month }: thuế phải khấu trừ của hôm nay khác bản đã chốt, { $count } người:{ $lines }
    Đề nghị lập bản mới rồi kiểm tra, phê duyệt, chi theo bản mới.
statement-change-line = – { $what ->
    [tax] thuế của{" "}
    [support] hỗ trợ quản lý của{" "}
   *[line] { $code ->
        [none] {""}
       *[other] { $code },{" "}
        }
    }{ $name }: từ { $before } thành { $after } đồng
statement-since = Không còn đúng với hồ sơ, { $count } dòng đã khác. Phải lập lại trước khi kiểm tra, phê duyệt.{ $lines }
statement-since-frozen = Sau khi chốt, { $count } dòng đã khác. Bản này không tính, chỉ bản mới mới tính.{ $lines }
paper-statement-since = Bảng kê không còn đúng với hồ sơ: { $count } dòng đã khác{ $codes ->
    [none] {""}
   *[other] {" "}({ $codes })
    }. Phải lập lại trước khi kiểm tra, phê duyệt.
paper-statement-since-frozen = Sau khi chốt, { $count } dòng đã khác{ $codes ->
    [none] {""}
   *[other] {" "}({ $codes })
    }. Bản này không tính các dòng đó, chỉ bản mới mới tính.
issue-budget-replaces = Dòng { $number } “{ $name }” đã được duyệt { $before } đồng ({ $decision }). Số mới { $after } đồng, { $way ->
    [less] giảm
   *[more] tăng
    } { $difference } đồng. Nếu đúng là thay, đề nghị gửi lại như trên, thêm vào cuối: ; thay { $before }
statement-state-settled = Đã chi trả, đã có bản mới
paper-column-paid-before = Đã chi (đ)
paper-column-due-now = Còn chi / thu lại (−) (đ)
paper-statement-balance = Theo bản này { $net } đồng, đã chi theo bản trước { $paid } đồng; còn chi { $pay } đồng (bằng chữ: { $payWords }), thu lại { $back } đồng (bằng chữ: { $backWords }).
statement-balance = Đã chi theo bản trước { $paid } đ; còn chi { $pay } đ, thu lại { $back } đ.
royalty-version = Tháng { $month }, bản { $version } ({ $isFrozen ->
    [paid] đã chi
    [yes] đã chốt
    [later] sau khi chốt, chờ bản mới
   *[no] tạm tính
    }): { $sum } đồng{ $paid ->
    [none] .
   *[other] ; đã chi theo bản trước { $paid } đồng, { $way ->
        [back] thu lại
       *[pay] còn
     } { $left } đồng.
    }{ $lines }
statement-approver-supported = { $name } hưởng hỗ trợ quản lý { $amount } đồng trong bảng kê này{ $isBarred ->
        [yes] {" "}nên không tự phê duyệt: Chủ tịch phê duyệt, hoặc { $name } phê duyệt kèm lý do.
       *[no] , tính theo quyết định về mức nhuận bút.
    }
statement-approved-by-supported = { $name } phê duyệt và hưởng hỗ trợ quản lý { $amount } đồng trong bảng kê này.
report-withdrawn-why = { $name } rút lại: { $reason }
ask-rp-withdraw = Vì sao rút lại báo cáo? Lý do được gửi cả Chủ tịch, nếu báo cáo đã gửi.
paper-early = Kỳ này đến hết ngày { $day } mới kết thúc; việc đăng sau đó chỉ vào bản mới.
paper-early-frozen = Chốt ngày { $on }, trước khi kỳ kết thúc ({ $day }); phần sau đó chưa có ở đây.
royalty-month-sum = { $month }: { $sum }{ $isPaid ->
    [yes] , đã chi
   *[no] , chờ chi
    }
royalty-item = { $code ->
    [none] …
   *[other] { $code } { $title }
    }: { $kind ->
    [withdrawn] thu lại{" "}
    [carried] chuyển từ kỳ trước{" "}
    [debt] trừ khoản còn nợ{" "}
   *[royalty] {""}
    }{ $text ->
    [none] {""}
   *[other] bài { $text }
    }{ $photo ->
    [none] {""}
   *[other] { $text ->
        [none] ảnh { $photo }
       *[other] , ảnh { $photo }
    }
    }
royalty-paid = { $way ->
    [back] Theo bản mới của bảng kê tháng { $month }, khoản phải thu lại: { $sum } đồng.
    [rest] Phần còn lại của nhuận bút tháng { $month } đã chi: { $sum } đồng.
   *[paid] Nhuận bút tháng { $month } đã chi: { $sum } đồng{ $isTaxed ->
        [yes] {" "}(đã trừ thuế { $tax } đồng)
       *[no] {""}
    }.
    }
statement-beyond-budget = Đã ghi chi trả nhuận bút tháng { $month } vào kinh phí, nhưng dự toán được duyệt không đủ:{ $lines }
statement-overridden = { $name } tự phê duyệt bảng kê nhuận bút tháng { $month } dù có tên trong bảng kê. Lý do: { $reason }
