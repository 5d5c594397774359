danger-alert =
    # { $level ->
        [sure] KHẨN: người dân báo tin khẩn cấp
       *[possible] CÓ THỂ NGUY HIỂM
    } · { $code }
    { $state ->
        [open] { $round ->
            [1] {""}
           *[other] Chưa có ai nhận việc này.{" "}
        }
        [taken] { $taker } đã nhận lúc { $at }.{" "}
       *[ended] Đã xong lúc { $at }: { $how }.{" "}
    }{ $name ->
        [none] Một người dân
       *[other] { $name }
    }, { $phone ->
        [none] chưa rõ số điện thoại
       *[other] { $phone }
    }, { $text ->
        [none] kêu cứu. Nội dung không hiển thị vì có thể là đơn thư.
       *[other] nhắn: { $text }
    }{ $latest ->
        [none] {""}
       *[other] {" "}Mới nhất, { $latestAt }: { $latest }
    }
    Người nhắn đã được mời gọi { $numbers }. { $over ->
        [said] Người báo cho biết đã ổn: đồng chí hỏi lại, rồi chọn “Đã xong”.
       *[no] Đồng chí gọi hoặc nhắn lại ngay.
    }
danger-added =
    # { $code } · { $news ->
        [over] người báo cho biết đã ổn
       *[more] tin thêm
    }
    { $text ->
        [none] Người kêu cứu nhắn thêm; nội dung không hiển thị vì có thể là đơn thư.
       *[other] { $text }
    }{ $news ->
        [over] {" "}Đồng chí hỏi lại nếu cần, rồi chọn “Đã xong”.
       *[more] {""}
    }
danger-taken = { $code }: { $taker } đã nhận lúc { $at }.
danger-ended = { $code }: { $taker } báo đã xong lúc { $at }: { $how }.
danger-taken-asker = { $name } đã nhận tin và đang liên hệ. Nếu vẫn nguy hiểm, Ông/Bà gọi ngay { $numbers }.
danger-reply =
    { $name } nhắn: { $text }
    Nếu vẫn nguy hiểm, Ông/Bà gọi ngay { $numbers }.
danger-added-asker = Đã chuyển thêm cho người trực. Nếu vẫn nguy hiểm, Ông/Bà gọi ngay { $numbers }.
danger-over-asker = Mừng là đã ổn. Đã báo người trực. Nếu lại có nguy hiểm, Ông/Bà gọi ngay { $numbers }.
danger-nobody-left = Ông/Bà có thể gọi trực tiếp số { $phone } của cơ quan.
danger-list =
    # KHẨN: { $count } việc
    { $lines }
    { $more ->
        [0] {""}
       *[other] và { $more } việc nữa
    }
danger-line = { $level ->
    [sure] KHẨN
   *[possible] Có thể nguy hiểm
  } { $code } · { $at } · { $name ->
    [none] người dân
   *[other] { $name }
  }{ $phone ->
    [none] {""}
   *[other] {" "}{ $phone }
  }: { $text ->
    [none] (không hiển thị nội dung)
   *[other] { $text }
  } · { $taker ->
    [none] chưa ai nhận
   *[other] { $taker } đã nhận
  }{ $over ->
    [said] ; người báo cho biết đã ổn
   *[no] {""}
  }
choice-dg-call = Đã gọi
choice-dg-reply = Nhắn lại
choice-dg-end = Đã xong
issue-danger-not-open = { $code } không còn mở. Đồng chí gửi /choduyet để xem các lời kêu cứu chưa xong.
issue-danger-ended = { $code } đã xong: { $name }, { $how }.
choice-dg-leave = { $act ->
    [end] Chưa kết thúc
   *[reply] Chưa trả lời
  }
danger-words-please = { $act ->
    [reply] Đồng chí viết lời nhắn cho người đang kêu cứu ({ $code }).
   *[end] { $code } đã kết thúc thế nào? Đồng chí viết một dòng.
  }
note-danger = { $act ->
    [call] { $code }: đã ghi là đồng chí đã gọi. Khi xong, đồng chí chọn “Đã xong”.
    [reply] { $code }: đã nhắn cho người kêu cứu.
   *[end] { $code }: đã ghi kết quả.
  }
choice-dg-code = { $act ->
    [call] Đã gọi { $code }
   *[end] Đã xong { $code }
  }
