# Người dân: bổ sung cho question.ftl. Xưng hô Ông/Bà; với Ban Biên tập là đồng chí.

question-flood = Chúng tôi đã nhận đủ các câu hỏi Ông/Bà gửi, gần nhất là { $code }; mỗi câu đều được trả lời. Ông/Bà có thể viết chung trong một tin nhắn.
question-slower =
    Chúng tôi đã nhận đủ tin nhắn của Ông/Bà, không bỏ sót tin nào.
    Xin chờ ít phút rồi nhắn tiếp. Việc gấp, Ông/Bà gọi { $phone }.
question-storm = Đang có rất nhiều câu hỏi mới cùng lúc. Đồng chí chọn Câu hỏi để xem danh sách.
question-emergency-alert =
    # KHẨN: người dân báo tin khẩn cấp
    { $name }{ $phone ->
        [none] {""}
       *[other] {" "}({ $phone })
    } vừa nhắn: { $text }
    Người nhắn đã được hướng dẫn gọi { $numbers }. Đồng chí kiểm tra ngay.
question-full =
    # { $code }
    Hỏi: { $text }
    { $answer ->
        [none] {""}
       *[other] {""}
            Trả lời: { $answer }
    }
    Người phụ trách: { $assignee ->
        [none] chưa có
       *[other] { $assignee }
    }. { $state ->
        [received] Chờ giao.
        [assigned] Chờ dự thảo.
        [drafted] Chờ duyệt.
        [approved] Đã duyệt, đang gửi.
        [undelivered] Đã duyệt, chưa gửi được.
        [clarification] Đang chờ người hỏi bổ sung.
        [redirected] Đã hướng dẫn tới cơ quan khác.
        [handedOver] Đã hướng dẫn nơi gửi đơn; nội dung đơn không được giữ lại.
        [closed] Đã kết thúc.
       *[other] Đã trả lời.
    } Lĩnh vực: { $topic }. { $explanation }
question-mask-proposal =
    # Bản che { $code }
    Hỏi: { $text }

    Trả lời: { $answer }

    Bản gốc: { $original }
    Họ tên người trong bài máy không tự nhận ra: đồng chí đọc kỹ.
question-line = { $code } · { $title } · { $state ->
    [received] chờ giao
    [assigned] chờ dự thảo
    [drafted] chờ duyệt
    [clarification] chờ bổ sung
    [approved] đang gửi
    [undelivered] chưa gửi được
    [answered] đã trả lời
    [rated] đã trả lời
    [redirected] đã hướng dẫn nơi khác
    [handedOver] đã hướng dẫn nơi gửi đơn
   *[other] đã kết thúc
  }{ $assignee ->
    [none] {""}
   *[other] {" "}· { $assignee }
  } · { $isLate ->
    [yes] QUÁ HẠN { $due }
   *[no] hạn { $due }
  }
question-line-letter = { $code } · đã hướng dẫn nơi gửi đơn; nội dung không được giữ lại
questions-open = { $count ->
    [0] Không có câu hỏi nào đang chờ.
   *[other] Câu hỏi đang chờ ({ $count }):{ $lines }
  }
questions-to-sign = Còn { $count } dự thảo trả lời chờ đồng chí duyệt:{ $lines }{ $more ->
    [0] {""}
   *[other] {" "}và { $more } câu nữa. Nhắn “câu hỏi” để xem hết.
  }
questions-to-draft = Đồng chí được giao dự thảo trả lời { $count } câu hỏi:{ $lines }{ $more ->
    [0] {""}
   *[other] {" "}và { $more } câu nữa. Nhắn “câu hỏi” để xem hết.
  }
questions-signed = { $count } câu trả lời đồng chí dự thảo đã được duyệt:{ $lines }{ $more ->
    [0] {""}
   *[other] {" "}và { $more } câu nữa.
  }
questions-own = { $count ->
    [0] Ông/Bà chưa gửi câu hỏi nào.
   *[other] Câu hỏi của Ông/Bà:{ $lines }{ $more ->
        [0] {""}
       *[other] {" "}và { $more } câu cũ hơn. Muốn xem câu nào, Ông/Bà nhắn mã của câu ấy.
      }
  }
hand-overs = { $count ->
    [0] Chưa hướng dẫn đơn khiếu nại, tố cáo nào.
   *[other] Đã hướng dẫn { $count } đơn khiếu nại, tố cáo (không lưu nội dung, không nêu người gửi):{ $lines }
  }
hand-over-line = { $at } · { $kind ->
    [complaint] khiếu nại
   *[other] tố cáo
  } · người nhận: { $names }
tip-thanks = { $kind ->
        [praise] Cảm ơn Ông/Bà. Lời khen đã chuyển tới Ban Biên tập.
       *[event] Cảm ơn Ông/Bà đã báo tin. Ban Biên tập sẽ xem và báo lại nếu sử dụng.
    }
tip-to-board =
    # Tin báo của người dân
    { $name }: { $text }
    Ảnh kèm: { $photos }. Đồng chí chọn Nhận viết để đưa vào bản nháp của mình.
tip-taken = Ban Biên tập đã nhận tin Ông/Bà báo. Xin cảm ơn.
tip-taken-by = Đồng chí { $name } đã nhận viết tin của người dân: “{ $text }”
citizen-file = { $kind ->
    [audio] Kênh này chưa nghe được ghi âm. Ông/Bà vui lòng viết thành chữ.
    [video] Kênh này chưa xem được video. Ông/Bà vui lòng gửi ảnh và mô tả bằng chữ.
    [document] Kênh này chưa đọc được tệp. Ông/Bà vui lòng mô tả bằng chữ, hoặc chụp ảnh gửi lên.
   *[other] Kênh này nhận chữ và ảnh. Ông/Bà vui lòng mô tả bằng chữ, hoặc chụp ảnh gửi lên.
  }
citizen-photos = Đã nhận ảnh. Ông/Bà viết vài dòng cho biết việc gì, ở đâu.
citizen-photos-which = Đã nhận ảnh. Nếu là ảnh của câu hỏi { $code }, Ông/Bà chọn Bổ sung. Nếu là việc khác, Ông/Bà viết vài dòng: việc gì, ở đâu.

choice-q-add = Bổ sung
choice-q-add-to = Bổ sung { $code }: { $title }
choice-q-separate = Là việc khác
choice-q-withdraw-all = Rút cả { $count } câu
choice-q-withdraw = Rút câu hỏi
choice-q-withdraw-consent = Rút đồng ý đăng
choice-q-view-code = Xem { $code }
choice-next = Xem tiếp
choice-q-page = Mở trang để viết
choice-q-page-read = Đọc đủ dự thảo
choice-q-person = { $name }
choice-q-redirect = Không thuộc thẩm quyền
choice-q-explain-delay = Nêu lý do chậm
choice-q-hand-over-complaint = Là khiếu nại
choice-q-hand-over-denunciation = Là tố cáo
choice-q-close = Không phải câu hỏi
choice-q-close-unanswered = Kết thúc, chưa bổ sung
choice-q-close-duplicate = Trùng câu khác
choice-q-mask-as-shown = Trình bản che này
choice-q-mask-own = Viết lại câu hỏi
choice-q-mask-answer = Viết lại trả lời
choice-q-page-mask = Sửa cả hai trên trang
choice-q-page-masked = Đọc đủ bản sẽ đăng
choice-tip-take = Nhận viết
note-tip = Đã gửi tin báo.
note-tip-taken = Đã đưa vào bản nháp.
issue-tip-taken = Tin báo này đã có người nhận.
issue-question-nobody = Không còn ai để giao câu hỏi này.
menu-cauhoi = Câu hỏi
menu-donchuyen = Đơn đã hướng dẫn
menu-dulieu = Dữ liệu của tôi

data-you = { $role ->
    [citizen] Ông/Bà
    [contributor] anh/chị
   *[board] đồng chí
  }
data-own =
    Hệ thống đang lưu về { $you }: { $name ->
        [none] {""}
       *[other] họ tên { $name },{" "}
    }{ $accounts } tài khoản, { $phone ->
        [none] {""}
       *[other] điện thoại { $phone },{" "}
    }{ $questions } câu hỏi, { $items } bài.{ $due ->
        [none] {""}
       *[other] {" "}Xóa chậm nhất { $due }.
    }
    Để trả lời, làm hồ sơ theo quy định. Tin nhắn xóa sau 30 ngày; tên, tài khoản, điện thoại xóa khi xong việc 90 ngày.
    Xem, sửa: chọn “Nhận bản sao”. Xóa: chọn “Xóa dữ liệu”.
data-export = Bản sao dữ liệu của { $you } mở tại đây trong 24 giờ. Xin không gửi đường dẫn cho người khác.
data-delete-sure =
    Xóa dữ liệu: họ tên, tài khoản, điện thoại, ảnh và tin nhắn của { $you } được xóa.
    Câu hỏi đã trả lời được giữ trong hồ sơ, không còn tên { $you }. Nhật ký xử lý phải giữ theo quy định.
    Câu hỏi đã đăng (đã che tên) vẫn còn trên Cổng; muốn gỡ, xin nhắn “rút đăng” trước.
data-delete-soon = Đã ghi nhận. Dữ liệu của Ông/Bà được xóa chậm nhất ngày { $due }.
data-delete-after-answer =
    Đã ghi nhận yêu cầu xóa dữ liệu. Còn câu hỏi đang chờ trả lời nên hạn xóa lùi một lần, thêm { $days } ngày.
    Trả lời xong là xóa ngay; chậm nhất ngày { $due }, kể cả khi chưa trả lời được. Muốn xóa sớm hơn, Ông/Bà rút câu hỏi.
data-delete-at-work =
    Đã ghi nhận. Trưởng ban xem xét, chậm nhất ngày { $due }; đồng ý thì vai trò của anh/chị kết thúc ngay.
    Xóa: tài khoản, điện thoại, tin nhắn, mã PIN.
    Phải giữ: bài đã đăng kèm tác giả, nhuận bút, nhật ký xử lý.
data-delete-of-head =
    Đã ghi nhận. Trưởng ban cuối cùng không tự rời được: xin giao vai trò cho người kế nhiệm trước, chậm nhất ngày { $due }.
    Phải giữ: bài đã đăng kèm tên tác giả, quyết định, bảng nhuận bút, nhật ký xử lý.
data-delete-granted =
    Trưởng ban đã đồng ý: vai trò của anh/chị kết thúc; tài khoản, điện thoại, tin nhắn được xóa trong đêm nay.
    Bài đã đăng kèm tên tác giả, bảng nhuận bút và nhật ký xử lý phải giữ theo quy định.
data-delete-declined = Trưởng ban chưa xóa vì anh/chị còn nhiệm vụ. Thôi nhiệm vụ, anh/chị nhắn “dữ liệu của tôi” lần nữa; cần hỏi thêm, xin gặp Trưởng ban.
issue-data-settled = Yêu cầu xóa dữ liệu của { $name } đã được xử lý.
note-data-settled = { $granted ->
    [yes] Đã cho xóa: { $name } rời danh sách, dữ liệu được xóa trong đêm nay.
   *[no] Đã báo { $name } là chưa xóa.
  }
choice-data-grant = Cho xóa
choice-data-decline = Chưa xóa
data-delete-again = Yêu cầu xóa của { $you } đã được ghi nhận và đang thực hiện.
data-delete-to-head =
    { $name } yêu cầu xóa dữ liệu cá nhân. Hạn thực hiện: { $due }.
    Cho xóa: người này rời danh sách; tài khoản, điện thoại, tin nhắn được xóa. Bài đã đăng kèm tên, nhuận bút và nhật ký vẫn giữ.
data-delete-late = Yêu cầu xóa dữ liệu của { $name } đã đến hạn mà chưa thực hiện được.
data-kept = Đã rút yêu cầu xóa. Dữ liệu của { $you } được giữ như cũ.
data-delete-taken-back = { $name } đã rút yêu cầu xóa dữ liệu. Đồng chí không cần quyết định nữa.
choice-data-keep = Rút yêu cầu xóa
choice-data-export = Nhận bản sao
choice-data-delete = Xóa dữ liệu
choice-data-sure = Đồng ý xóa
choice-data-open = Mở bản sao
question-answer-due = Hạn trả lời: hết ngày { $due }.
choice-q-whole-answer = Xem đủ câu trả lời
question-long-answer = { $answer }… (xem đủ ở trang dưới đây, mở được đến hết ngày { $until })
question-undone-asker = { $act ->
    [approved] Câu trả lời vừa gửi cho { $code } chưa đúng, xin Ông/Bà bỏ qua. Chúng tôi sẽ gửi lại.
    [redirected] Hướng dẫn vừa gửi về { $code } chưa đúng, xin Ông/Bà bỏ qua. Chúng tôi tiếp tục xử lý.
   *[other] { $code } chưa kết thúc; chúng tôi tiếp tục xử lý. Xin Ông/Bà bỏ qua tin vừa rồi.
  }
question-undone = { $name } đã hoàn tác { $act ->
    [assigned] việc giao { $code }
    [approved] việc duyệt trả lời { $code }
    [sentBack] việc trả lại dự thảo { $code }
    [redirected] việc hướng dẫn { $code } tới nơi khác
   *[other] việc đóng { $code }
  }.
issue-mask-finding = Bản che còn “{ $text }”. Đồng chí viết lại câu hỏi hoặc câu trả lời, bỏ phần này, rồi trình.
