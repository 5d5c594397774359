# Kế hoạch, đề nghị cung cấp tin, họp, nghĩa vụ, đơn vị và cộng tác viên.

# Kế hoạch
plan-list =
    { $count ->
        [0] Chưa có việc nào trong kế hoạch sắp tới.
       *[other] Kế hoạch, { $count } việc{ $missing ->
            [0] {""}
           *[other] , { $missing } việc quá hạn chưa có tin
        }:{ $lines }
    }
plan-line = { $day }{ $at ->
    [none] {""}
   *[other] {" "}{ $at }
  } · { $kind ->
    [theme] Đề tài: { $title }
   *[event] { $title }
  }{ $place ->
    [none] {""}
   *[other] {" "}· { $place }
  }{ $who ->
    [none] {" "}· chưa giao ai
   *[other] {" "}· { $who }
  }{ $state ->
    [came] {" "}· có tin { $codes }
    [missing] {" "}· QUÁ HẠN, chưa có tin
    [dropped] {" "}· đã bỏ
   *[open] {""}
  }
plan-sheet =
    { $kind ->
        [theme] Đề tài: { $title }
       *[event] { $title }
    }
    Ngày { $day }{ $at ->
        [none] {""}
       *[other] , { $at }
    }{ $place ->
        [none] {""}
       *[other] , { $place }
    }. Cần có tin trước hết ngày { $due }.
    { $who ->
        [none] Chưa giao ai.
       *[other] Giao { $who }.
    } Người ghi: { $by }.
    { $state ->
        [came] Đã có tin: { $codes }.
        [missing] Quá hạn, chưa có tin nào.
        [dropped] Đã bỏ: { $note }
       *[open] Chưa có tin nào.
    }
plan-assigned = Đồng chí { $by } giao việc: { $title }, ngày { $day }{ $at ->
    [none] {""}
   *[other] , { $at }
  }{ $place ->
    [none] {""}
   *[other] , { $place }
  }. Gửi ảnh và vài dòng vào đây trước hết ngày { $due }.
plan-moved = Việc “{ $title }” đổi lịch: ngày { $day }{ $at ->
    [none] {""}
   *[other] , { $at }
  }{ $place ->
    [none] {""}
   *[other] , { $place }
  }. Gửi tin trước hết ngày { $due }. Người đổi: { $by }.
plan-dropped = Việc “{ $title }” ngày { $day }{ $at ->
    [none] {""}
   *[other] , { $at }
  }{ $place ->
    [none] {""}
   *[other] , { $place }
  } thôi không cần tin nữa. Lý do của đồng chí { $by }: { $note }
plan-today = Việc được giao hôm nay:{ $lines }
plan-missing = Đã qua hạn mà chưa có tin:{ $lines }
plan-attached = Bài { $code } được gắn vào kế hoạch “{ $title }” ngày { $day }{ $at ->
    [none] {""}
   *[other] , { $at }
  }{ $place ->
    [none] {""}
   *[other] , { $place }
  }.
plan-attach-ask = Bài { $code } có thuộc kế hoạch “{ $title }” ngày { $day }{ $at ->
    [none] {""}
   *[other] , { $at }
  }{ $place ->
    [none] {""}
   *[other] , { $place }
  } không?
choice-pl-yes = Đúng việc này
note-plan-attached = Đã gắn vào kế hoạch.
note-plan-detached = Đã bỏ khỏi kế hoạch.
choice-plan-open = { $day } { $title }
choice-plan-detach = Bỏ { $code } khỏi việc này
choice-pl-add = Thêm vào kế hoạch
choice-pl-assign = Giao người
choice-pl-move = Đổi lịch
choice-pl-item = Gắn bài đã có
choice-pl-drop = Bỏ việc này
choice-pl-no = Không phải
ask-pl-add = Đề nghị ghi: việc; ngày giờ; nơi; giao ai. Ví dụ: Hội thao khối 3; 05/12 7 giờ 30; Nhà văn hóa khối 3; chị Lan
ask-pl-assign = Giao ai? Đề nghị ghi họ tên.
ask-pl-move = Đề nghị ghi ngày, giờ và nơi mới. Ví dụ: 06/12 8 giờ; Nhà văn hóa khối 3
ask-pl-item = Đề nghị ghi mã bài. Ví dụ: 0042
ask-pl-drop = Đề nghị ghi lý do bỏ.
issue-plan-no-day = Chưa đọc được ngày. Xin viết ngày có trong lịch, ví dụ 05/12.
issue-plan-past = Ngày { $day } đã qua. Xin chọn ngày từ hôm nay.
issue-plan-unknown = Không còn việc này trong kế hoạch. Xin gửi /kehoach để xem lại.
issue-plan-dropped = Việc “{ $title }” đã bỏ khỏi kế hoạch.

# Đề nghị đơn vị cung cấp tin
request-list =
    { $count ->
        [0] Không có đề nghị cung cấp tin nào đang mở.
       *[other] Đề nghị cung cấp tin đang mở, { $count }:{ $lines }
    }
request-line = { $unit }: { $text } · hạn { $due } · { $who ->
    [none] chưa có đầu mối, đề nghị báo trực tiếp
   *[other] { $who }
  }{ $state ->
    [late] {" "}· QUÁ HẠN
    [answered] {" "}· đã trả lời
    [closed] {" "}· đã đóng
   *[open] {""}
  }
request-sheet =
    { $line }
    { $answer ->
        [none] Chưa có trả lời.
       *[other] { $name } trả lời: { $answer }
    }
request-asked = Đồng chí { $by } đề nghị { $unit } cung cấp: { $text }. Hạn { $due }. Bấm Trả lời rồi viết, hoặc gửi tin, ảnh như thường.
request-due = { $level ->
    [late] Quá hạn
   *[due] Sắp đến hạn
  } cung cấp tin của { $unit }: { $text }. Hạn { $due }, người đề nghị: { $by }.
plan-missing-line = { $day } · { $title }: chưa có tin
request-answered = { $name } ({ $unit }) trả lời đề nghị “{ $text }”: { $answer }
choice-request-open = { $unit }, hạn { $due }
choice-rq-add = Đề nghị cung cấp tin
choice-rq-answer = Trả lời
choice-rq-answer-of = Trả lời: { $unit }
choice-rq-close = Đóng đề nghị
ask-rq-add = Đề nghị ghi: đơn vị; nội dung cần; hạn. Ví dụ: Trường THCS Đồng Lạc; danh sách học sinh giỏi; 05/12
ask-rq-answer = Xin viết nội dung trả lời.
issue-request-unknown = Không còn đề nghị này.
issue-request-over = Đề nghị với { $unit } đã khép lại.
issue-unit-unknown = Không có đơn vị “{ $name }”. Xin gửi /donvi để xem tên.
issue-unit-member-of-board = { $name } chưa là thành viên Ban Biên tập.

# Họp
meeting-list =
    { $count ->
        [0] Chưa có cuộc họp nào.
       *[other] Họp Ban Biên tập:{ $lines }
    }
meeting-line = { $kind ->
    [quarterly] Họp quý
    [yearly] Họp năm
   *[monthly] Họp tháng
  } { $period } · { $at } ngày { $day } · { $place } · { $state ->
    [proposed] đề xuất, chưa mời
    [called] đã mời
    [held] đã họp
   *[dropped] không họp
  }
meeting-sheet =
    { $line }
    Số liệu kỳ: đăng { $published } tin, bài; chậm { $late }; câu hỏi { $questions }, trả lời { $answered }; kế hoạch { $done }/{ $planned } việc có tin.
    Việc đã kết luận còn mở: { $open }, quá hạn { $overdue }.
    Dự: { $come ->
        [none] chưa ai trả lời
       *[other] { $come }
    }{ $miss ->
        [none] {""}
       *[other] . Vắng: { $miss }
    }{ $silent ->
        [none] {""}
       *[other] . Chưa trả lời: { $silent }
    }
    { $resolutions ->
        [none] { $note }
       *[other] Kết luận:
            { $resolutions }
    }
meeting-proposed = Sắp hết kỳ { $period }. Đề xuất { $kind ->
    [quarterly] họp quý
    [yearly] họp năm
   *[monthly] họp tháng
  }: { $at } ngày { $day }, { $place }.
meeting-invited = Đồng chí { $by } mời { $kind ->
    [quarterly] họp quý
    [yearly] họp năm
   *[monthly] họp tháng
  } { $period }: { $at } ngày { $day }, { $place }{ $agenda ->
    [none] {""}
   *[other] . Nội dung: { $agenda }
  }. Đồng chí dự được không?
meeting-moved = { $kind ->
    [quarterly] Họp quý
    [yearly] Họp năm
   *[monthly] Họp tháng
  } { $period } đổi sang { $at } ngày { $day }, { $place } (đồng chí { $by } đổi). Đồng chí dự được không?
meeting-dropped = { $kind ->
    [quarterly] Họp quý
    [yearly] Họp năm
   *[monthly] Họp tháng
  } { $period }, { $at } ngày { $day } tại { $place } không tổ chức. Lý do của đồng chí { $by }: { $note }
resolution-given = { $by ->
    [meeting] Cuộc họp giao đồng chí
    [chairman] Chủ tịch chỉ đạo, đồng chí thực hiện
   *[other] { $by } giao đồng chí
  }: “{ $text }”.{ $due ->
    [none] {""}
   *[other] {" "}Hạn: hết ngày { $due }.
  }
resolution-done-told = { $name } báo đã xong: “{ $text }”{ $note ->
    [none] .
   *[other] : { $note }
  }
resolution-due = { $level ->
    [late] Quá hạn
   *[due] Đến hạn hôm nay
  }: { $text } (hạn { $due }).
choice-meeting-open = { $kind ->
    [quarterly] Họp quý
    [yearly] Họp năm
   *[monthly] Họp tháng
  } { $day }
choice-meeting-agenda = Xem số liệu kỳ họp
choice-meeting-minutes = Biên bản
choice-resolution-done = Đã xong
choice-resolution-done-of = Đã xong: { $text }
choice-mt-add = Đề xuất họp
choice-mt-call = Mời họp
choice-mt-move = Đổi lịch họp
choice-mt-yes = Dự họp
choice-mt-no = Vắng
choice-mt-hold = Ghi kết luận
choice-mt-drop = Không họp
ask-mt-add = Đề nghị ghi: tháng, quý hoặc năm; ngày giờ; nơi. Ví dụ: tháng; 01/12 8 giờ; phòng họp tầng 2
ask-mt-move = Đề nghị ghi ngày, giờ và nơi mới. Ví dụ: 02/12 9 giờ; phòng họp tầng 2
ask-mt-no = Đồng chí vắng vì lý do gì?
ask-mt-hold = Đề nghị ghi kết luận, mỗi việc một dòng, kèm người và hạn. Ví dụ: Mở mục gương người tốt – chị Lan – 10/12. Ai dự, ai vắng chưa đúng thì thêm dòng “Dự: …”, “Vắng: …”.
ask-mt-drop = Đề nghị ghi lý do không họp.
ask-rs-done = Kết quả thế nào? Đề nghị ghi một dòng.
issue-meeting-unknown = Không tìm thấy cuộc họp này.
issue-meeting-state = Cuộc họp kỳ { $period } { $state ->
    [proposed] chưa mời
    [called] đã mời rồi
    [held] đã họp xong
   *[dropped] đã bỏ
  } nên không làm được việc này.
issue-meeting-there = Kỳ { $period } đã có cuộc họp ngày { $day }.

# Nghĩa vụ
obligation-list =
    Nghĩa vụ theo Quy chế: quá hạn { $late }, đang mở { $open }, đã xong { $done }.{ $lines }
obligation-line = { $what } · { $due ->
    [none] chưa có hạn
   *[other] hạn { $due }
  } · { $who ->
    [none] chưa giao ai
   *[other] { $who }
  }{ $state ->
    [late] {" "}· QUÁ HẠN
    [near] {" "}· sắp đến hạn
    [done] {" "}· xong
   *[open] {""}
  }
obligation-report = { $kind ->
    [deputy] Báo cáo tháng { $period } của Phó Trưởng ban thường trực
    [quarterly] Báo cáo quý { $period } gửi Chủ tịch
    [yearly] Báo cáo năm { $period } gửi Chủ tịch
   *[monthly] Báo cáo tháng { $period } gửi Chủ tịch
  }
obligation-meeting = { $kind ->
    [quarterly] Họp quý
    [yearly] Họp năm
   *[monthly] Họp tháng
  } { $period }
obligation-calendar = Nhập lịch nghỉ năm { $about }
obligation-section = Cập nhật trang “{ portal-page-name }” trên Cổng
names-more = { $names } và { $more } người nữa
obligation-undertaking = { $count } người chưa xác nhận cam kết bản { $about }
obligation-request = { $about } cung cấp tin
obligation-resolution = Kết luận: { $about }
choice-board-plan = Kế hoạch
choice-board-meetings = Họp
choice-board-obligations = Nghĩa vụ
choice-board-units = Đơn vị
choice-board-contributors = Cộng tác viên

# Đơn vị và cộng tác viên
unit-list = { $count } đơn vị, { $silent } đơn vị im lặng 30 ngày qua:{ $lines }
unit-line = { $name } · { $items } tin trong 90 ngày{ $last ->
    [none] {""}
   *[other] , gần nhất { $last }
  }{ $silent ->
    [yes] {" "}· IM LẶNG
   *[no] {""}
  } · { $contributors } cộng tác viên{ $liaison ->
    [none] {""}
   *[other] , đầu mối { $liaison }
  }
unit-sheet =
    { $line }
    { $member ->
        [none] Chưa có thành viên Ban Biên tập phụ trách.
       *[other] Thành viên phụ trách: { $member }.
    }
contributor-list =
    { $count ->
        [0] Chưa có cộng tác viên nào.
       *[other] { $count } cộng tác viên, { $dormant } người im lặng 30 ngày qua:{ $lines }
    }
contributor-line = { $name }{ $unit ->
    [none] {""}
   *[other] {" "}({ $unit })
  } · gửi { $sent }, đăng { $published } trong 90 ngày{ $last ->
    [none] {""}
   *[other] , gần nhất { $last }
  }{ $dormant ->
    [yes] {" "}· IM LẶNG
   *[no] {""}
  }{ $returned ->
    [0] {""}
   *[other] {" "}· trả lại { $returned }{ $reason ->
        [none] {""}
       *[other] , hay vì: { $reason }
    }
  }
choice-unit-open = { $name }
choice-un-liaison = Đặt đầu mối
choice-un-member = Đặt thành viên phụ trách
choice-un-invite = Mời cộng tác viên
ask-un-liaison = Đầu mối của đơn vị là ai? Đề nghị ghi họ tên.
ask-un-member = Thành viên Ban Biên tập nào phụ trách? Đề nghị ghi họ tên.
ask-un-invite = Đồng chí mời ai? Đề nghị ghi họ tên.
invitation-unit = Lời mời { $name } làm cộng tác viên của { $unit }: mã { $code }{ $link ->
    [none] {""}
   *[other] . Mở { $link } rồi nhắn mã
  }. Dùng một lần, trong { $days } ngày.

# Trong lịch và bản tin sáng
agenda-title = Sắp tới:{ $lines }
digest-plan-today = Kế hoạch hôm nay: { $lines }
digest-plan-missing = Kế hoạch quá hạn chưa có tin: { $count } ({ $lines })
digest-channels = Kênh cần xử lý: { $names } (mở Bảng làm việc, mục Kênh liên lạc)
digest-obligations = Nghĩa vụ: quá hạn { $late }, sắp đến hạn { $near } (/nghiavu)
digest-resolutions = Kết luận quá hạn: { $count } ({ $lines })

# Mục tiêu (Điều 2)
choice-aim = Mục tiêu
aim-sheet = Bài { $code } “{ $title }” phục vụ mục tiêu: { $aim }{ $chosen ->
    [yes] .
   *[no] {" "}(tự đề xuất).
  } Chọn mục tiêu khác nếu chưa đúng.
aim-list = Mục tiêu theo Điều 2, tháng { $month }:{ $lines }
aim-line = { $aim }: { $count }

choice-co-send = Gửi lời này
choice-co-words = Viết lời khác
coach-words = { $count } tin, bài gần đây phải gửi lại vì: { $reason }. Lần tới anh/chị xem lại điểm này trước khi gửi; cần giúp xin nhắn lại.
coach-proposed =
    Bài của { $name } nhiều lần phải trả lại vì cùng một lý do. Đồng chí có gửi lời góp ý này không?
    “{ $words }”
coach-note =
    Đồng chí { $name } góp ý với anh/chị:
    “{ $words }”
ask-co-words = Đồng chí viết lời góp ý; cộng tác viên đọc nguyên văn.
actions-unclear = Đã ghi việc phải làm. Những việc sau chưa rõ để nhắc:{ $lines }
    Đề nghị cho biết ai làm, hạn ngày nào.
action-unclear = { $number }. { $text }: { $lacks ->
    [owner] chưa rõ ai làm
    [day] chưa có hạn
   *[both] chưa rõ ai làm, chưa có hạn
    }
choice-resolution-set = Việc { $number }: giao ai, hạn nào
ask-rs-set = Ai làm, hạn ngày nào? Ví dụ: chị Lan; 10/12
issue-meeting-ahead = Cuộc họp định lúc { $at } ngày { $day }, chưa tới. Nếu đã họp rồi, đề nghị gửi lại kết luận, dòng đầu ghi: đã họp
issue-meeting-none = Chưa có cuộc họp nào đã mời. Đồng chí xem bằng /hop; đề xuất họp thì nhắn, ví dụ: họp ban 14 giờ thứ Tư tuần sau.
