### Tài khoản bị người khác dùng: khóa ngay, báo người phụ trách, hoàn tác từng việc.

alarm-account-stolen =
    { $by ->
        [self] { $name } báo tài khoản bị mất; đã khóa ngay.
        [operator] Người quản trị máy chủ đã khóa tài khoản của { $name }.
       *[other] { $by } báo tài khoản của { $name } bị mất; đã khóa ngay để bảo vệ.
    } { $isHead ->
        [yes] Đồng chí gọi xác minh rồi chọn “Mở khóa”; người quản trị máy chủ mở khóa bằng dòng lệnh.
       *[no] Chỉ Trưởng ban mở khóa, sau khi gọi xác minh.
    }
    14 ngày qua tài khoản này:
    { $acts }
stolen-act = { $number ->
    [none] –
   *[other] { $number }.
    } { $time } · { $action }{ $code ->
    [none] {""}
   *[other] { " " }· { $code }
    }{ $mended ->
    [papers] { " " }(lập lại hoặc rút ở mục Giấy tờ)
    [sent] { " " }(đã tới người nhận, cần nhắn lại họ)
    [gone] { " " }(chỉ lấy lại được từ bản sao lưu)
    [registers] { " " }(sửa ở sổ hoặc kế hoạch)
   *[none] {""}
    }
stolen-deed = { $action ->
    [submitted] gửi bài
    [approve] duyệt
    [override] duyệt thay
    [hasten] duyệt khẩn
    [schedule] hẹn giờ đăng
    [return] trả lại
    [adjust] yêu cầu chỉnh pháp lý
    [reject] từ chối
    [unpublish] gỡ bài
    [republish] đăng lại
    [approveCorrection] duyệt đính chính
    [correct] đề nghị đính chính
    [edited] sửa bài
    [undo] hoàn tác
    [question-assigned] giao câu hỏi
    [question-drafted] soạn câu trả lời
    [question-approved] duyệt câu trả lời
    [question-sentBack] trả lại câu trả lời
    [question-redirected] hướng dẫn cơ quan khác
    [question-closed] đóng câu hỏi
    [role-changed] đổi vai trò
    [person-frozen] khóa tài khoản
    [person-unfrozen] mở khóa tài khoản
    [person-removed] đưa người ra
    [invited] mời người mới
    [accounts-joined] liên kết tài khoản
    [account-unlinked] bỏ liên kết
    [away] giao người thay
    [process-changed] sửa quy trình
    [days-changed] sửa lịch
    [days-numbered] ghi số thông báo vào lịch
    [ceiling-set] đặt mức trần
    [rule-adopted] áp dụng bản quy định mới
   *[other] { $action }
    }
stolen-nothing = không làm việc gì có trong nhật ký.
stolen-end = { $more ->
        [0] {""}
       *[other] {""}
    Còn { $more } việc trước đó: chọn “Xem tiếp”.
    }
    Việc nào không đúng, đồng chí chọn “Hoàn tác” theo số; việc không có số xin mở bài theo mã.
stolen-acts-more =
    Các việc trước đó của tài khoản { $name }:
    { $acts }
choice-undo-theirs = Hoàn tác { $number }: { $action }{ $code ->
    [none] {""}
   *[other] { " " }{ $code }
    }
stolen-sure = Khóa tài khoản { $name }? Mọi nút, trang và mã của người này ngừng ngay; chỉ Trưởng ban mở lại. Đồng chí đã gọi hỏi người đó chưa?
choice-report-stolen = Khóa tài khoản { $name }
stolen-ask-report = { $name } báo bị mất tài khoản? Khóa để bảo vệ: mọi nút, trang và mã của người này ngừng ngay; Trưởng ban và Phó Trưởng ban thường trực được báo. Có { $count } người, đồng chí chọn để làm:
alarm-stolen-asked =
    { $from ->
        [page] Có người báo trên trang công khai: tài khoản của { $name } có thể bị người khác dùng.
        [together] Trang công khai nhận thêm tin ({ $count } lần) rằng tài khoản có thể bị người khác dùng: { $name }.
        [colleague] Đồng nghiệp báo: tài khoản của { $name } có thể bị người khác dùng.
        [linked] Tài khoản của { $name } có dấu hiệu lạ: vừa liên kết ứng dụng mới đã quyết định.
       *[night] Tài khoản của { $name } có dấu hiệu lạ: quyết định nhiều lúc đêm khuya.
    } Chưa khóa gì.
    Đồng chí gọi số đã biết của người đó để hỏi. Nếu đúng, chọn nút dưới đây.
note-stolen-said = Đã hỏi những người khác của Ban về tài khoản { $name }. Thêm một người xác nhận thì khóa.
note-stolen-frozen = Đã khóa tài khoản { $name } để bảo vệ. Trưởng ban và Phó Trưởng ban thường trực đã được báo.
note-stolen-undone = Đã hoàn tác việc đó.
issue-stolen-too-many = Mỗi người khóa để bảo vệ một tài khoản trong 24 giờ. Cần khóa thêm, xin gọi Trưởng ban.
issue-stolen-moved-on = Việc này đã có người xử lý tiếp hoặc đã hoàn tác{ $code ->
    [none] {""}
   *[other] { " " }({ $code })
    }. Đồng chí mở nhật ký hoặc mục đó để xem.
issue-stolen-lifted = Tài khoản { $name } đã mở khóa; việc đã làm xin xử lý từng bài.
signed-stolen-title = Báo mất tài khoản
signed-stolen-introduction = Dành cho cộng tác viên và thành viên Ban Biên tập { $ward } bị mất điện thoại hoặc bị người khác dùng tài khoản Zalo, Telegram.
signed-stolen-name = Họ và tên trong danh sách của Ban
signed-stolen-send = Báo cho Ban Biên tập
signed-stolen-how = Trang này không khóa gì: Ban Biên tập nhận tin trên điện thoại, gọi lại theo số đã biết rồi mới khóa. Nhanh hơn: nhắn /baomat từ tài khoản khác của mình, hoặc gọi một người trong Ban.
signed-stolen-phone = Cần gấp, xin gọi { $phone }.
signed-stolen-done = Đã nhận. Nếu tên có trong danh sách, Ban Biên tập được báo ngay, hoặc trong vòng một giờ khi trang nhận nhiều tin, và sẽ gọi lại theo số đã biết.
signed-stolen-name-missing = Xin ghi họ và tên.
