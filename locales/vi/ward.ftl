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
    [member] ủy viên
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
    [two] Hai chữ ký: Phó ban, rồi Trưởng ban
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
    }{ $pending }
days-line = { $date } · { $name } ({ $source }){ $status ->
    [projected] {" "}· tạm tính
   *[official] {""}
  }{ $by ->
    [none] {""}
   *[other] {" "}· { $by } nhập
  }
days-pending-line = Chờ quyết định: { $effect }{ $moves ->
    [none] {""}
    [0] . Áp dụng thì không việc nào đổi hạn.
   *[other] . Áp dụng thì { $moves } việc đổi hạn.
  }
days-moved = Lịch làm việc thay đổi ({ $source }), { $count } việc của đồng chí đổi hạn:{ $lines }
days-moved-asker = Do lịch nghỉ thay đổi ({ $source }), ngày trả lời chậm nhất cho Ông/Bà thay đổi:{ $lines }
days-moved-line = { $code }: { $from } → { $to }
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
    } { $date } ({ $source }).
    { $count ->
        [0] Không việc nào đổi hạn.
       *[other] { $count } việc đổi hạn:{ $lines }
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
    }
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
issue-day-not-own = Ngày { $date } không do phường nhập nên không bỏ được.
issue-day-gone = Ngày vừa viết không còn chờ. Đồng chí gửi /lich để làm lại.
issue-year-confirmed = Lịch năm { $year } đã chính thức rồi.
issue-year-unknown = Chưa có dữ liệu nào cho năm { $year }.
issue-year-pending = Năm { $year } còn việc chờ quyết định: { $effect }
