# Quy trình, cam kết, lịch làm việc và kế hoạch của Ban Biên tập.

process-shown =
    # Quy trình, bản { $version } từ ngày { $from }
    { $lines }
    { $urgent ->
        [on] Việc khẩn: một chữ ký là đăng, Trưởng ban xem lại trong một ngày làm việc.
       *[off] Không mở đường duyệt khẩn.
    }{ $missing ->
        [0] {""}
       *[other] {""}
        { $missing } người chưa xác nhận cam kết: { $names }
    }
process-line = { $category ->
    [news] Tin tức, sự kiện
    [document] Văn bản
    [conference] Hội nghị
    [statistics] Thống kê
   *[other] Mục khác
  }: { $route }{ $hours ->
    [none] {""}
   *[other] ; trong { $hours } giờ làm việc
  }{ $sensitive ->
    [yes] ; duyệt trên trang riêng có mã PIN
   *[no] {""}
  }
process-role = { $role ->
    [deputy] Phó Trưởng ban
    [standingDeputy] Phó Trưởng ban thường trực
    [head] Trưởng ban
    [office] Văn phòng
    [member] thành viên
   *[other] { $role }
  }
process-or = { $first } hoặc { $second }
process-then = { $first }, rồi { $second }
process-category =
    { $line }
    Đồng chí muốn đổi gì? Bài đã gửi giữ quy trình lúc gửi.
process-offer =
    Đang có: { $before }
    Sẽ là: { $after }
    Áp dụng cho bài gửi từ lúc này; bài đã gửi giữ như cũ.
process-offer-urgent = { $now ->
    [on] Đang mở đường duyệt khẩn. Tắt thì mọi bài ký đủ theo quy trình.
   *[off] Đang tắt đường duyệt khẩn. Mở thì việc gấp chỉ cần một chữ ký, Trưởng ban được báo và xem lại trong một ngày làm việc.
  }
process-budget-please = Duyệt { $category ->
    [news] tin tức
    [document] văn bản
    [conference] hội nghị
    [statistics] thống kê
   *[other] mục khác
  } trong bao nhiêu giờ làm việc? Đồng chí viết một số, ví dụ 4; viết “không” để theo hạn của Quy chế.
process-changed = Đồng chí { $name } đã đổi quy trình duyệt; bản { $version } áp dụng từ bài gửi lúc này.
note-process-changed = Đã áp dụng
choice-apply = Áp dụng
choice-process = Quy trình
choice-process-show = Xem quy trình
choice-route = { $route ->
    [one] Một chữ ký
    [two] Hai chữ ký: Phó Trưởng ban, rồi Trưởng ban
    [standing] Phó Trưởng ban thường trực hoặc Trưởng ban
    [standingFirst] Phó Trưởng ban thường trực, rồi Trưởng ban
   *[head] Chỉ Trưởng ban ký
  }
choice-budget = Thời gian nội bộ
choice-sensitive = Duyệt bằng mã PIN
choice-not-sensitive = Bỏ mã PIN
choice-urgent-on = Mở duyệt khẩn
choice-urgent-off = Tắt duyệt khẩn
choice-undertaking-new = Cam kết mới
undertaking-please = Đồng chí viết nội dung cam kết mới. Mọi người viết bài sẽ được mời xác nhận.
undertaking-changed = Cam kết bản { $version } có hiệu lực. Đã mời { $asked } người xác nhận.
issue-process-head-only = Quy trình do Trưởng ban quyết định (Điều 8 khoản 1).
issue-process-same = Quy trình đang như vậy rồi, không có gì đổi.
issue-process-changed = Quy trình vừa được { $name ->
    [none] đổi
   *[other] { $name } đổi
  } thành bản { $version }. Mời đồng chí gửi /quytrinh để xem bản mới.
issue-budget-unreadable = Chưa đọc được số giờ. Đồng chí viết một số từ 1, ví dụ 4.
issue-budget-too-long = { $hours } giờ dài hơn hạn của Quy chế. Nhiều nhất là { $law } giờ làm việc.
issue-undertaking-short = Cam kết quá ngắn. Đồng chí viết trọn câu.

choice-hasten = Duyệt khẩn, một chữ ký
choice-review = Đã xem lại
note-hasten = Đã duyệt khẩn { $code }, Trưởng ban được báo
note-review = Đã ghi nhận đồng chí xem lại bài { $code }.
urgent-to-head = Đồng chí { $name } đã duyệt khẩn bài { $code } “{ $title }” bằng một chữ ký. Mời đồng chí xem lại trong một ngày làm việc.
issue-no-urgent-road = Bài này không có đường duyệt khẩn.
issue-nothing-to-review = Bài { $code } không chờ xem lại.

days-list =
    { $count ->
        [0] Chưa có ngày nghỉ nào sắp tới trong lịch.
       *[other] Ngày nghỉ, ngày làm bù sắp tới:{ $lines }
    }{ $pending }{ $agenda }
days-line = { $date } · { $name } ({ $source }){ $status ->
    [projected] {" "}· tạm tính
   *[official] {""}
  }{ $by ->
    [none] {""}
   *[other] {" "}· { $by } nhập
  }
days-pending-line = Chờ quyết định: { $effect }{ $moves ->
    [none] {""}
    [past] {" "}(một ngày đã qua, không áp dụng được nữa).
    [0] . Áp dụng thì không việc nào đổi hạn.
   *[other] . Áp dụng thì { $moves } việc đổi hạn.
  }
days-moved = Lịch làm việc thay đổi ({ $source }), { $count } việc của đồng chí đổi hạn:{ $lines }
days-moved-asker = Do lịch nghỉ thay đổi ({ $source }), ngày trả lời chậm nhất cho Ông/Bà thay đổi:{ $lines }
days-put-back = trả lại như trước: { $source }
rule-taken-back = Đồng chí { $name } đã rút bản { $version } ({ $kind }) do tài khoản bị mất áp dụng; bản trước đó có hiệu lực lại.
days-adopted = { $off ->
    [none] {""}
   *[other] nghỉ { $off }
  }{ $worked ->
    [none] {""}
   *[other] , làm bù { $worked }
  }{ $source ->
    [none] {""}
   *[other] {" "}theo { $source }
  }
day-source-kept = Đã ghi văn bản { $source } cho { $days }.
issue-day-number = Chưa thấy số văn bản. Đồng chí viết như: số thông báo 12729/VPCP-KGVX.
issue-day-none-unnumbered = Không có ngày nào trong lịch đang thiếu số thông báo.
days-moved-line = { $code }: { $from } → { $to }{ $hour ->
    [none] {""}
   *[other] . Giờ hẹn đăng { $hour } nay sau hạn, đồng chí hẹn lại
  }
day-please = { $kind ->
    [dayOff] Đồng chí viết ngày nghỉ và văn bản quy định, ví dụ: 02/01/2027, Công văn 123/VPCP.
    [workedDay] Đồng chí viết thứ Bảy làm bù và văn bản quy định, ví dụ: 10/01/2027, Công văn 123/VPCP.
   *[closure] Đồng chí viết ngày trụ sở đóng cửa và lý do, ví dụ: 30/11/2026, Thông báo 12/TB-UBND.
  }
day-offer =
    { $kind ->
        [dayOff] Ngày nghỉ
        [workedDay] Ngày làm bù
       *[closure] Trụ sở đóng cửa
    } { $date } ({ $source }).{ $behind ->
        [no] {""}
       *[other] {" "}{ day-behind }
    }
    { $count ->
        [0] Không việc nào đổi hạn.
       *[other] { $count } việc đổi hạn:{ $lines }
    }
day-behind = { $behind ->
    [reported] Ngày này đã qua và báo cáo tháng ấy đã trình: việc đã xong và số liệu đã trình giữ nguyên.
   *[past] Ngày này đã qua: chỉ việc còn mở tính lại, việc đã xong giữ nguyên.
  }
day-changed =
    { $type ->
        [confirm] Đã áp dụng vào lịch.
        [drop] Đã ghi nhận không áp dụng.
        [remove] Đã bỏ ngày này khỏi lịch.
        [confirmYear] Lịch cả năm đã chính thức.
       *[add] Đã ghi vào lịch.
    } { $count ->
        [0] Không việc nào đổi hạn.
       *[other] { $count } việc đổi hạn, người phụ trách và người hỏi đã được báo:{ $lines }
    }{ $asks ->
        [number] {" "}Theo văn bản số nào? Nhắn số, ví dụ: 12729/VPCP-KGVX; chưa có thì bỏ qua, lịch ghi “chưa có số thông báo”, bổ sung sau bằng câu “số thông báo …”.
       *[nothing] {""}
    }
issue-day-past = “{ $effect }” có ngày đã qua nên không áp dụng được nữa. Đồng chí có thể ghi từng ngày kèm văn bản quy định.
note-days-changed = Đã ghi vào lịch
choice-day-add = { $kind ->
    [dayOff] Thêm ngày nghỉ
    [workedDay] Thêm ngày làm bù
   *[closure] Thêm ngày đóng cửa
  }
choice-day-adopt = Áp dụng { $days }
choice-day-drop = Không áp dụng { $days }
choice-day-remove = Bỏ ngày { $date }
choice-year-confirm = Đã nhập đủ lịch { $year }
choice-calendar-show = Xem lịch
calendar-next-year = Lịch nghỉ năm { $year } chưa nhập đủ nên các hạn trong năm đó là tạm tính{ $open ->
    [0] .
   *[other] ; còn { $open } việc chờ thông báo.
  } Đồng chí nhập khi có thông báo của Bộ Nội vụ.
issue-day-not-own = Ngày { $date } không do UBND nhập nên không bỏ được.
issue-day-gone = Ngày vừa viết không còn chờ. Đồng chí gửi /lich để làm lại.
issue-year-confirmed = Lịch năm { $year } đã chính thức rồi.
issue-year-unknown = Chưa có dữ liệu nào cho năm { $year }.
issue-year-pending = Năm { $year } còn việc chờ quyết định: { $effect }

# Hẹn giờ, đính chính, lời nhắn cho tác giả.

choice-schedule = Hẹn giờ đăng
choice-unschedule = Bỏ hẹn giờ
choice-take-over = Trưởng ban xử lý thay
choice-adjust = Cần chỉnh về pháp lý
choice-note = Nhắn tác giả
choice-correct = Đính chính
choice-approve-correction = Duyệt đính chính
choice-drop-correction = Không đính chính
schedule-please = Đăng bài { $code } lúc nào? Đồng chí viết giờ và ngày, ví dụ: 7 giờ 30 ngày 30/11.
scheduled = Bài { $code } đã duyệt, hẹn đăng lúc { $at }. Trước giờ đó có thể bỏ hẹn.
card-scheduled = ⏰ Đồng chí { $name } đã duyệt, hẹn đăng lúc { $publishAt }.
schedule-stopped = Bài { $code } “{ $title }” đến giờ hẹn nhưng tài khoản của đồng chí { $name } không còn hiệu lực, nên chưa đăng. Bài đã về lại hàng chờ duyệt.
note-schedule = Đã hẹn giờ
note-unschedule = Đã bỏ hẹn giờ bài { $code }; bài về lại hàng chờ duyệt.
note-takeOver = Bài { $code } nay chờ chữ ký của Trưởng ban; việc này được ghi lại.
note-adjust = Đã trả lại bài { $code } để chỉnh về pháp lý
ask-reason-adjust = Bài { $code } “{ $title }” cần chỉnh gì về pháp lý? Tác giả và Trưởng ban sẽ đọc nguyên văn. Đồng chí chọn, hoặc viết một dòng.
reason-basis = thiếu hoặc sai căn cứ pháp lý
reason-form = chưa đúng thể thức quy định
reason-authority = nội dung không thuộc thẩm quyền của UBND địa phương
legal-to-head = Đồng chí { $name } đề nghị chỉnh bài { $code } “{ $title }” cho đúng quy định pháp luật; tác giả đã nhận lại bài.
correct-please =
    Bài { $code } sai ở đâu? Đồng chí viết lời đính chính để người đọc thấy.
    Muốn sửa chữ trong bài, thêm một dòng: đổi … thành …; muốn bỏ ảnh, tệp: bỏ ảnh 2, bỏ tệp 1
correction-file-refused = Không nhận được tệp mới ({ $name }) để đính chính bài { $code }; bài giữ nguyên. Tệp cần là PDF, DOCX hoặc XLSX đọc được.
correction-files-sent =
    Đã nhận tệp mới để đính chính bài { $code }. Tệp được đọc xong thì người có thẩm quyền được mời duyệt; đến khi ấy Cổng vẫn giữ tệp cũ.
    Người đọc sẽ thấy: { $words }
correction-files-please = Tệp đính kèm của bài { $code } được thay bằng một lần đính chính: đồng chí mở trang dưới đây, chọn tệp mới và viết một câu cho người đọc. Người có thẩm quyền xem tệp rồi mới duyệt.
choice-correct-file = Thay, thêm tệp
correction-sent =
    Đề nghị đính chính bài { $code } đã gửi người có thẩm quyền duyệt.
    { $hour ->
        [none] Người đọc sẽ thấy
       *[other] Duyệt trước { $hour } thì bài đăng theo bản mới
    }: { $words }{ $places ->
        [0] { "" }
        [1] { "" }
       *[other] { " " }({ $places } chỗ)
    }{ $changes }
correction-to-approve = { $hour ->
    [none] { $name } đề nghị đính chính bài { $code } “{ $title }”.
        Người đọc sẽ thấy: { $words }{ $changes }
   *[other] { $name } đề nghị sửa bài { $code } “{ $title }” trước giờ đăng { $hour }: { $words }{ $changes }
        Chưa duyệt thì đến giờ, bài đăng như cũ.
  }
correction-approved = { $state ->
    [approved] Ban Biên tập đã nhận chỗ sửa: bài { $code } “{ $title }” sẽ đăng theo bản mới.
   *[other] Đồng chí { $name } đã duyệt đính chính bài { $code } “{ $title }”.
  }
correction-dropped = Đồng chí { $name } không đính chính bài { $code } “{ $title }”.
corrected-to-author = Bài { $code } “{ $title }” đã được đính chính trên Cổng, có ghi ngày: { $url }
uncorrected-to-author = Ban Biên tập đã rút lại đính chính bài { $code } “{ $title }”; bài trên Cổng như trước: { $url }
note-correct = Đã gửi đề nghị đính chính
note-approveCorrection = Đã duyệt đính chính bài { $code }.
note-dropCorrection = Bài { $code } giữ nguyên, không đính chính.
note-please = Đồng chí viết lời nhắn cho tác giả bài { $code }.
note-to-author = Đồng chí { $name } nhắn về bài { $code } “{ $title }”: { $words }
author-noted = Đã chuyển lời nhắn tới tác giả bài { $code }.
note-note = Đã chuyển lời nhắn
issue-act-not-open = Việc này chưa làm được với bài { $code } lúc này.
issue-schedule-on-page = Bài { $code } duyệt trên trang riêng có mã PIN nên không hẹn giờ trong trò chuyện.
issue-schedule-past = Giờ hẹn của bài { $code } đã qua. Đồng chí chọn giờ khác.
issue-schedule-far = Giờ hẹn của bài { $code } quá xa, nhiều nhất là 60 ngày.
issue-schedule-after-due = Giờ hẹn sau hạn đăng của bài { $code } (hết ngày { $due }). Đồng chí chọn giờ sớm hơn.
issue-schedule-not-last = Bài { $code } còn chữ ký sau nên chưa hẹn giờ được; người ký cuối hẹn giờ.
issue-schedule-unreadable = Chưa đọc được giờ. Đồng chí viết như: 7 giờ 30 ngày 30/11.
issue-not-scheduled = Bài { $code } không hẹn giờ.
issue-correction-pending = Bài { $code } đang có đề nghị đính chính của { $name } chờ duyệt.
issue-no-correction = Bài { $code } không có đề nghị đính chính nào chờ duyệt.
issue-own-correction = Đồng chí là người đề nghị nên không tự duyệt đính chính này. Xin để đồng chí khác duyệt.
issue-correction-which = “{ $words }”: bài có { $ways }. Đồng chí viết rõ: đổi … thành …
issue-correction-words = Không thấy “{ $words }” trong bài { $code }. Đồng chí chép đúng chữ trong bài.
issue-your-turn-already = Bài { $code } đang chờ chính chữ ký của đồng chí.

# Quá hạn, nhắc việc, tin buổi sáng, người trực thay.

late-list = { $count ->
    [0] Không có bài hay câu hỏi nào quá hạn.
   *[other] QUÁ HẠN: { $count } việc.{ $lines }
  }
late-line = { $code } · { $title } · hạn { $due } · { $holders ->
    [none] chưa có người giữ
    [portal] chờ lên cổng từ { $since }
    [delivery] đã ký, máy đang gửi từ { $since }
   *[other] { $holders } giữ từ { $since }
  }{ $part ->
    [source] {" "}· chậm ở khâu gửi tin
    [review] {" "}· chậm ở khâu duyệt
    [approval] {" "}· chậm ở chữ ký sau
    [portal] {" "}· chậm ở khâu đăng
   *[none] {""}
  }{ $reason ->
    [none] {""}
   *[other] . Lý do: { $reason }
  }
choice-late-why = Ghi lý do { $code }
late-why-please = Bài { $code } chậm vì sao? Đồng chí viết một dòng; lý do giúp sắp xếp việc, không phải để trách.
late-why-noted = Đã ghi lý do của bài { $code }.
late-explained = { $name } cho biết lý do chậm của bài { $code }: { $reason }
reminders = { $others ->
    [0] { $items ->
        [0] Có { $questions } câu hỏi đến kỳ nhắc:
       *[other] { $questions ->
            [0] Nhắc { $items } bài:
           *[other] Nhắc { $items } bài, { $questions } câu hỏi:
        }
    }
   *[other] Nhắc { $items ->
        [0] {""}
       *[other] { $items } bài, {""}
    }{ $questions ->
        [0] {""}
       *[other] { $questions } câu hỏi, {""}
    }{ $others } việc:
  }{ $lines }
item-reminder-line = { $code } · { $title } · { $level ->
    [overdue] QUÁ HẠN { $due }
   *[other] hạn hết ngày { $due }
  }
reminders-more = và { $count } việc nữa
issue-not-late = Bài { $code } chưa quá hạn.
digest =
    # Việc ngày { $date }
    { $lines }
digest-nothing = Sáng { $date }: không có việc nào chờ đồng chí.{ $hash ->
    [none] {""}
   *[other] {" "}Mã chốt nhật ký, mục { $seq }, đề nghị giữ lại: { $hash }
  }
digest-chain = Mã chốt nhật ký, mục { $seq }, đề nghị giữ lại: { $hash }
digest-danger = KHẨN { $code }: { $taker ->
    [none] chưa ai nhận
   *[other] { $taker } đã nhận, chưa xong
  }{ $over ->
    [said] ; người báo cho biết đã ổn
   *[no] {""}
  }
digest-danger-more = KHẨN: còn { $count } lời kêu cứu nữa, xem /choduyet
digest-turn = Chờ đồng chí: { $count } bài ({ $codes })
digest-sign = Câu trả lời chờ đồng chí duyệt: { $count } ({ $codes })
digest-answers = Câu hỏi giao đồng chí: { $count } ({ $codes })
digest-mend = Bài cần sửa: { $count } ({ $codes })
digest-free = Câu hỏi chưa giao ai: { $count } ({ $codes })
digest-late = QUÁ HẠN { $count }: { $codes }
digest-today = Đến hạn hôm nay { $count }: { $codes }
digest-near = Sắp đến hạn { $count }: { $codes }
digest-questions = Câu hỏi đang mở: { $count }, chậm { $late }
digest-yesterday = Ngày làm việc trước, { $from }: đăng { $published }, nhận { $received } bài, trả lời { $answered } câu hỏi
digest-quiet = { $days } ngày làm việc chưa có tin mới (tin gần nhất ngày { $since })
digest-days-off = { $to ->
        [none] Ngày nghỉ { $from }
       *[other] Những ngày nghỉ { $from } – { $to }
    }: đăng { $published }, nhận { $received } bài, trả lời { $answered } câu hỏi
digest-money = Nhuận bút tháng { $month }, { $isOver ->
        [yes] chưa chốt
       *[no] tạm tính
    }: { $amount } đồng
digest-meeting = Họp hôm nay { $at }: họp { $kind ->
    [quarterly] quý
    [yearly] năm
   *[monthly] tháng
  } { $period }, { $place }
digest-later = Sau khi chốt bảng kê { $month }: { $count } tin, bài ({ $amount } đồng) chưa có trong bản nào. Lập bản mới, không thì tính vào bảng kê tháng sau
digest-more = và { $count } mục nữa: xem /quahan, /nghiavu, /kehoach
digest-odd = Cần lưu ý: ký thay { $overridden }, gỡ bài { $taken } ({ $codes })
night-stopped = Máy chủ { $isOrderly ->
    [yes] tạm dừng từ { $from }, chạy lại lúc { $at }
   *[other] dừng đột ngột sau { $from }, chạy lại lúc { $at }; tin đã nhận vẫn còn
  }
night-clock = Đồng hồ máy chủ lệch { $minutes } phút, phát hiện lúc { $at }: đồng chí xem lại hạn và lịch trong ngày
night-restored = Dữ liệu được phục hồi lúc { $at } từ bản sao lưu { $from }: việc làm sau bản sao lưu không còn, cần làm lại
night-disk-full = Ổ đĩa máy chủ đầy từ { $from }{ $until ->
    [none] , đến nay chưa xử lý: báo ngay người quản trị
   *[other] {" "}đến { $until }; tin gửi trong lúc đó được nhận sau
  }
night-silent = Không kết nối được với kênh { $about } từ { $from }{ $until ->
    [none] , đến nay chưa được
   *[other] {" "}đến { $until }; tin chờ đã được gửi tiếp
  }
night-refused = Kênh { $about } từ chối tài khoản của ta từ { $from }{ $until ->
    [none] , đến nay chưa được cấp lại
   *[other] {" "}đến { $until }
  }
night-put-off = Việc tạm gác vì máy dừng nhiều lần, tự làm lại trong một ngày: { $count }
night-gave-up = Việc máy thử nhiều lần không được, đã để riêng: { $count } (báo người quản trị)
night-unknown = Tin không rõ đã đến hay chưa: { $count } (báo người quản trị)
night-more = và { $count } sự cố nữa
away-sure = { $days ->
    [1] Đồng chí nghỉ cả ngày { $from }
   *[other] Đồng chí nghỉ từ { $from } đến { $to }
  }, giao đồng chí { $name } xử lý thay?
away-noted = { $days ->
    [1] Đồng chí nghỉ cả ngày { $from }
   *[other] Đồng chí nghỉ từ { $from } đến { $to }
  }, đồng chí { $name } xử lý thay. Về sớm, nhắn “tôi đi làm lại”.
back-noted = Mừng đồng chí trở lại. Việc đồng chí { $name } giữ thay đã chuyển về.
stand-in-asked = Đồng chí { $name } nghỉ từ { $from } đến { $to } và nhờ đồng chí xử lý thay. Việc chờ sẽ đến đồng chí.
stand-in-over = Đồng chí { $name } đã trở lại; việc xử lý thay kết thúc.
stand-in-lost = Đồng chí { $name } không còn xử lý thay được: kỳ nghỉ của đồng chí từ { $from } đến { $to } chưa có người thay. Việc chờ vẫn đến đồng chí; muốn giao người khác, nhắn: tôi nghỉ từ { $from } đến { $to }, giao đồng chí Minh.
stand-in-line = { $name } (nghỉ từ { $from } đến { $to })
issue-away-dates = Ngày nghỉ chưa đúng: ngày cuối trước ngày đầu hoặc đã qua.
issue-away-whom = { $days ->
    [1] Đồng chí nghỉ cả ngày { $from }
   *[other] Đồng chí nghỉ từ { $from } đến { $to }
  }, giao ai xử lý thay? Ví dụ: giao đồng chí Minh. Nếu không nghỉ, nhắn “không”.
issue-away-several = Có nhiều người cùng tên: { $names }. Đồng chí viết đủ họ tên.
issue-away-already = Những ngày này đồng chí đã có người xử lý thay.
issue-away-stands-in = Những ngày này đồng chí đang xử lý thay { $name }. Xin nhờ người khác thay trước.
issue-substitute-away = Đồng chí { $name } cũng vắng những ngày này. Xin chọn người khác.
issue-not-away = Đồng chí không có lịch nghỉ nào.

## Trang của Cổng, qua trò chuyện

section-offer = { $how ->
    [first] Trang “{ portal-page-name }” đang trống, sẽ có
    [replace] Trang “{ portal-page-name }” sẽ được thay cả trang; khác với hiện nay:
   *[add] Trang “{ portal-page-name }” sẽ có thêm ở cuối
  }: { $changes }
    Bấm Áp dụng để đăng lên Cổng; chưa bấm thì chưa có gì thay đổi.
section-changed = Trang “{ portal-page-name }” đã được cập nhật và đang lên Cổng: { $url }
section-file-why = { $why ->
    [private] có số giấy tờ của người dân
    [too-big] lớn hơn 20 MB
    [encrypted] bị khóa hoặc có mật khẩu
    [macros] có chương trình bên trong (macro)
    [old-office] Word, Excel dạng cũ; xin lưu thành DOCX, XLSX hoặc PDF
    [too-small] ảnh quá nhỏ
    [cut-off] bị cắt giữa chừng khi tải lên
    [damaged] bị hỏng, không mở được
    [gone] không tải được
   *[other] không phải ảnh JPEG, PNG, WebP, HEIC hay tệp PDF, DOCX, XLSX
  }
section-file-refused = Tệp “{ $name }” gửi cho trang “{ portal-page-name }” không dùng được: { section-file-why }. Đồng chí gửi lại tệp khác; trang trên Cổng không có tệp này.
issue-section-gone = Nội dung này đã được thay bằng bản khác, hoặc đã áp dụng rồi. Xem bản hiện nay ở Bảng làm việc, mục “Trang của Cổng”.
issue-section-same = Trang đã ghi đúng như vậy, không có gì thay đổi.

# Dưới bài đã đính chính
told-changed = { $verb } “{ $from }” { $joint } “{ $to }”.
told-taken-out = { $verb } “{ $from }”.
told-rewritten = Sửa lại lời bài.
told-added = Bổ sung: { $words }
told-photos-gone = Bỏ { $photos } ảnh.
told-files-swapped = Thay { $swapped } tệp đính kèm.
told-files-gone = Bỏ { $gone } tệp đính kèm.
told-files-added = Thêm { $came } tệp đính kèm.
