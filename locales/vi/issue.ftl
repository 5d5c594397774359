# Vì sao chưa được, và làm gì tiếp.

issue-not-entitled = Việc này chưa thuộc vai trò của tài khoản này. Xin liên hệ Trưởng ban.
issue-not-author = Chỉ tác giả mới gửi hoặc rút được bài này.
issue-own-item = Đồng chí là tác giả nên không duyệt bài của mình. Xin để đồng chí khác duyệt.
issue-not-your-turn = Bài này đang chờ người khác ký. Hệ thống sẽ báo khi đến lượt đồng chí.
issue-signed-already = Đồng chí đã ký bài này rồi.
issue-four-eyes-payee = Đồng chí được ghi tên tác giả hoặc ảnh của bài { $code }, nên cần thêm một người khác duyệt.
issue-four-eyes-rewriter = Đồng chí đã viết lại hơn một phần mười bài { $code }, nên cần một người khác duyệt.
issue-four-eyes-merged = Đồng chí đã gửi tin được gộp vào bài { $code }, nên cần thêm một người khác duyệt.
issue-four-eyes-signed-before = Đồng chí đã ký bước đầu của bản trước bài { $code }, nên lần này cần một người khác duyệt.
issue-four-eyes-substitute = Đồng chí đang thay người có phần trong bài { $code }, nên cần một người khác duyệt.
issue-override-needed = Bài { $code } không còn ai khác ký được. Đồng chí có thể tự quyết bằng nút “Trưởng ban tự quyết”; Ban Biên tập sẽ được báo.
issue-override-needless = Bài { $code } vẫn có người ký được theo quy trình, nên không cần Trưởng ban tự quyết.
issue-head-frozen = Tài khoản của đồng chí đang tạm khóa. Xin gọi Phó Trưởng ban thường trực để xác minh; người quản trị máy chủ mở khóa.
issue-account-frozen = Tài khoản đang tạm khóa. Xin liên hệ Trưởng Ban Biên tập.
issue-account-removed = Vai trò của tài khoản này đã kết thúc. Cần hỏi việc gì, xin gửi ở mục Hỏi – Đáp hoặc gọi số điện thoại trên Cổng.
issue-not-seen-yet = Đồng chí chưa xem bài { $code }. Bài hiện ra đây; xin xem rồi quyết định.
issue-revision-changed = Bài { $code } vừa có bản mới. Xin xem bản mới rồi quyết định.
issue-missing-text = Bài chưa có nội dung. Anh/chị viết vài dòng rồi gửi.
issue-missing-eventOn = Bài chưa có ngày. Anh/chị chọn ngày rồi gửi.
issue-missing-source = Bài chưa ghi nguồn. Anh/chị chọn “Tôi có mặt” hoặc viết nguồn.
issue-consent-withdrawn = Gia đình đã rút đồng ý đăng ảnh trẻ em trong bài { $code }, tác giả chưa trả lời lại. Đồng chí chờ tác giả hoặc trả lại bài.
issue-undo-late = Đã quá 60 giây nên không hoàn tác quyết định về { $code } được nữa. Nếu cần, đồng chí xử lý lại trên bài.
issue-undo-nothing = Sau quyết định về { $code } đã có việc khác nên không hoàn tác được nữa. Mời đồng chí xem lại bài.
issue-undo-others = Quyết định về { $code } là của { $name }; chỉ người đã quyết định hoàn tác được.
issue-undo-none = Trong 60 giây vừa qua đồng chí không có quyết định nào để hoàn tác.
issue-decided-already = Bài { $code } đã được xử lý nên không sửa được nữa.
issue-restore-nothing = Anh/chị không có bài nào vừa rút để lấy lại.
issue-restore-merged = Bài { $code } đã được gộp vào { $into } nên không lấy lại riêng được. Cần tách, anh/chị báo Ban Biên tập.
issue-restore-empty = Bài { $code } không còn nội dung nào để lấy lại.
issue-restore-late = Bài { $code } đã rút quá lâu, ảnh và tệp không còn được giữ. Anh/chị gửi bài mới.
issue-restore-other = Anh/chị đang viết bài { $other }. Gửi hoặc hủy bài ấy trước, rồi lấy lại bài { $code }.
issue-restore-open = Bài { $code } chưa rút, vẫn còn nguyên.
issue-correction-files = Tệp mới của đính chính bài { $code } chưa đọc xong nên chưa duyệt được. Đồng chí thử lại sau ít phút.
issue-correction-no-photo = Trang này chỉ nhận tệp PDF, DOCX, XLSX thay cho văn bản đã đăng.
issue-replace-which = Đồng chí muốn thay tệp của bài nào? Nhắn kèm mã, ví dụ: thay tệp bài 0010.
issue-replace-not-open = Bài { $code } chưa đăng: người gửi tự bỏ tệp cũ (“bỏ tệp 1”) và gửi tệp mới, hoặc người duyệt trả lại bài với lý do. Chưa có gì thay đổi.
issue-answer-whose = Câu hỏi { $code } { $name ->
    [none] chưa giao ai; đồng chí nhắn “giao { $code } cho …” trước
   *[other] do đồng chí { $name } trả lời
  }. Lời đồng chí viết chưa được gửi và chưa được ghi vào câu trả lời.
issue-no-draft = Anh/chị chưa có bài đang viết. Gửi ảnh kèm vài dòng để bắt đầu.
issue-no-such-photo = Không có ảnh thứ { $number }. Bài đang có { $photos } ảnh.
issue-question-unknown = Không tìm thấy câu hỏi { $code }.
issue-not-found = Không tìm thấy bài này.
issue-why-due-which = Xin nhắn mã cần hỏi hạn, ví dụ: vì sao 0042.
issue-no-such-day = Lịch không có ngày này: { $day }. Chưa có gì thay đổi; xin viết lại, ví dụ 20/11.
issue-no-day = Chưa đọc được ngày. Xin viết như 20/11 hoặc “thứ Hai tuần sau”.
issue-days-one-by-one = Đồng chí nêu nhiều ngày nghỉ. Nghỉ lễ, Tết thì chọn cả đợt trong lịch vừa gửi; ngày khác xin ghi từng ngày, ví dụ 05/02.
issue-two-codes = Có hai bài cùng số: { $first } và { $second }. Xin viết cả mã, hoặc chọn trên thẻ của bài.
issue-code-unknown = Không tìm thấy mã { $code } trong các câu hỏi và bài của Ông/Bà. Nếu hỏi từ tài khoản khác, Ông/Bà nhắn mã kèm số điện thoại đã để lại, ví dụ: HD-2611-0017 0912345678.
issue-name-missing = Xin viết đủ họ và tên.
issue-press-unknown = Nút này không dùng được. Xin nhắn “menu” để bắt đầu lại.
issue-state-draft = Bài { $code } đang là bản nháp.
issue-state-submitted = Bài { $code } đã gửi rồi, đang chờ duyệt.
issue-state-returned = Bài { $code } đã được đồng chí { $name } trả lại (lúc { $at }).
issue-state-approved = Bài { $code } đã được đồng chí { $name } duyệt (lúc { $at }).
issue-state-published = Bài { $code } đã đăng; đồng chí { $name } đã duyệt (lúc { $at }).
issue-state-unpublished = Bài { $code } đã gỡ.
issue-state-quarantined = Bài { $code } đang tạm giữ chờ xem xét.
issue-state-rejected = Bài { $code } đã được đồng chí { $name } từ chối (lúc { $at }).
issue-state-withdrawn = Bài { $code } đã rút.
issue-state-destroyed = Bài { $code } không còn.
issue-has-role = Anh/chị đã tham gia với vai trò hiện nay nên không cần mã này. Mã vẫn dùng được cho người khác.
issue-draft-changed = Nút này thuộc một bài khác. Bài đang viết là { $code }; xin nhắn “gửi bài” để xem lại.
issue-same-account = Đây là mã của chính tài khoản này. Xin nhắn mã từ ứng dụng kia.
issue-code-of-another = Mã liên kết phải lấy ở tài khoản này: nhắn “liên kết” tại đây, rồi nhắn mã ở ứng dụng kia. Mã người khác đưa thì không dùng được.
issue-page-without-role = Trang này không dùng được với vai trò của đồng chí. Xin dùng Zalo hoặc Telegram.
issue-account-late = Yêu cầu liên kết này không còn hiệu lực. Xin nhắn “liên kết” để lấy mã mới.
issue-account-not-linked = Tài khoản đó không còn liên kết với anh/chị.
issue-too-many-codes = Mã nhắn sai nhiều lần nên tạm ngừng nhận mã. Xin thử lại sau một giờ.
issue-phone = Số điện thoại chưa đúng. Xin nhắn đủ 10 số, ví dụ 0912 345 678.
issue-too-many-tries = Ông/Bà đã tra cứu nhiều lần. Xin thử lại sau một giờ, hoặc gọi điện cho chúng tôi.
issue-day-not-open = Ngày { $date } không chờ xác nhận.
issue-day-several-ways = Có nhiều phương án cho ngày này, hãy chọn một: { $options }
issue-not-oneself = Đồng chí không tự khóa, rút tên mình bằng nút này. Nếu mất tài khoản, nhắn /baomat.
issue-person-gone = Người này không còn trong danh sách.
issue-person-unknown = Không có ai tên “{ $name }”. Xin gửi /thanhvien để xem danh sách.
issue-frozen-already = Tài khoản này đang khóa rồi.
issue-not-frozen = Tài khoản này không bị khóa.
issue-last-head = Đây là Trưởng ban duy nhất. Xin mời Trưởng ban mới trước.
issue-head-needs-deputy = Mở khóa Trưởng ban cần Phó Trưởng ban thường trực chọn “Mở khóa” trước, trong 24 giờ.
issue-section-unknown = Cổng không có trang này.
issue-section-not-yours = Trang này do Văn phòng và lãnh đạo Ban Biên tập sửa.
issue-section-too-long = Trang dài quá { $max } ký tự; đồng chí rút gọn hoặc tách ra.
issue-section-no-day = “{ $words }” không có trong lịch. Đồng chí sửa ngày rồi lưu.
issue-section-weekday =
    “{ $words }”: ngày này là { $weekday ->
        [7] Chủ nhật
        [1] thứ Hai
        [2] thứ Ba
        [3] thứ Tư
        [4] thứ Năm
        [5] thứ Sáu
       *[other] thứ Bảy
    }. Đồng chí sửa thứ hoặc ngày rồi lưu.
issue-section-no-hour = “{ $words }” không phải giờ. Đồng chí sửa rồi lưu.
issue-section-private = Trang có { $count } số giấy tờ của người dân (căn cước, hộ chiếu, bảo hiểm). Đồng chí bỏ ra rồi lưu; mọi người đều đọc được trang này.
issue-section-secret = Nội dung có dấu hiệu thuộc bí mật nhà nước nên không được lưu. Trưởng ban đã được báo.
issue-section-no-file = Trang này không có hình hay tệp số { $number }. Đồng chí xem các số ở dưới trang rồi sửa.
issue-section-no-files = Chưa chọn hình ảnh hay tệp nào.
issue-section-files = Mỗi trang có nhiều nhất { $max } hình ảnh, tệp. Đồng chí bỏ bớt rồi thêm.
issue-section-file = { $name }: { $why ->
    [tooBig] lớn hơn 20 MB, không nhận được.
    [twice] đã có trong lần gửi này.
   *[other] không có nội dung.
  }
issue-draft-day = “{ $words }”: không đọc được ngày hết hạn góp ý. Đồng chí ghi đủ, ví dụ: Góp ý đến ngày 15/12/2026.
issue-draft-past = “{ $title }”: ngày hết hạn góp ý { $on } đã qua.
issue-draft-far = “{ $title }”: ngày hết hạn góp ý { $on } xa quá một năm. Đồng chí xem lại năm.
issue-draft-twice = Có hai dự thảo cùng tên “{ $title }”. Đồng chí đặt tên khác nhau để người dân góp ý đúng bản.
issue-reason-missing = Cần chọn hoặc viết lý do; tác giả sẽ đọc đúng như vậy.
issue-day-missing = Cần chọn ngày.
issue-note-charges = Lời cho người đọc giống đơn tố cáo, khiếu nại nên không nhận ở đây. Chưa có gì được gửi. Xin viết lại lời; đơn xin gửi nơi tiếp công dân.
