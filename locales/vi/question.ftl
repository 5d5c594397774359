# Câu hỏi của công dân (Điều 8 khoản 1 điểm đ): xưng hô Ông/Bà với người dân, đồng chí với Ban Biên tập. Không quá sáu dòng.

## Lời đáp đầu tiên

question-greeting =
    Kính chào Ông/Bà. Đây là kênh tiếp nhận câu hỏi, phản ánh của Cổng thông tin điện tử { $ward }.
    Ông/Bà nhắn nội dung muốn hỏi, có dấu hay không dấu đều được.
question-thanks = Trân trọng cảm ơn Ông/Bà. Khi cần, Ông/Bà cứ nhắn tại đây.
question-emergency =
    ĐỀ NGHỊ ÔNG/BÀ GỌI NGAY { $numbers }.
    114: cháy, cứu nạn. 115: cấp cứu. 113: an ninh, trật tự.
    { $first ->
        [no115] Xin ở bên người bị nạn; nơi đó an toàn thì đừng tự di chuyển họ.
        [no113] Xin tránh xa nơi nguy hiểm và không tự can thiệp.
       *[other] Xin đưa mọi người ra nơi an toàn.
    } Chúng tôi đang báo cho người trực.
    Kênh này không thay thế các số khẩn cấp.{ $reach ->
        [none] {" "}Xin nhắn thêm số điện thoại để người trực gọi lại.
       *[known] {""}
    }
question-danger = Nếu có người đang gặp nguy hiểm, Ông/Bà gọi ngay { $numbers }. 114: cháy, cứu nạn. 115: cấp cứu. 113: an ninh, trật tự.
question-not-taken = Kênh này chỉ tiếp nhận câu hỏi, phản ánh của người dân với UBND.
question-unclear =
    Chúng tôi chưa rõ Ông/Bà cần gì.
    Ông/Bà vui lòng viết một câu: việc gì, ở đâu. Ví dụ: “Làm lại giấy khai sinh cần giấy tờ gì?”
question-unsure = { $kind ->
    [complaint] Ông/Bà muốn hỏi thông tin hay gửi khiếu nại?
   *[denunciation] Ông/Bà muốn hỏi thông tin hay gửi tố cáo?
  }
    Xin chưa kể chi tiết và chưa nêu tên ai tại đây.
question-letter = { $kind ->
    [complaint] Nội dung Ông/Bà gửi có tính chất khiếu nại nên không giải quyết tại mục Hỏi – Đáp.
   *[denunciation] Nội dung Ông/Bà gửi có tính chất tố cáo nên không giải quyết tại mục Hỏi – Đáp.
  }
    Ông/Bà gửi đơn có chữ ký hoặc trình bày trực tiếp tại { $place }, { $hours }.
    { $kind ->
        [complaint] Thời hiệu khiếu nại là 90 ngày kể từ ngày biết quyết định.
       *[denunciation] Ông/Bà có quyền yêu cầu giữ bí mật họ tên, địa chỉ.
    }
    Xin không kể thêm. Nội dung không được đăng công khai.
question-letter-higher = { $kind ->
    [complaint] Nội dung có tính chất khiếu nại nên không giải quyết tại mục Hỏi – Đáp.
   *[denunciation] Nội dung có tính chất tố cáo nên không giải quyết tại mục Hỏi – Đáp.
  }
    Ông/Bà gửi đơn có ký tên, hoặc đến trụ sở tiếp công dân của UBND hay cơ quan thanh tra cấp trên trực tiếp.
    Ông/Bà có quyền yêu cầu giữ bí mật họ tên, địa chỉ.
    Xin không gửi thêm chi tiết; nội dung không được đăng.
question-letter-where = Ông/Bà gửi đơn có chữ ký hoặc trình bày trực tiếp tại { $place }, { $hours }.
question-letter-road =
    Ông/Bà gửi đơn có chữ ký hoặc trình bày trực tiếp tại { $place }, { $hours }.
    Xin không kể chi tiết và không nêu tên ai tại đây.
    Nếu đã đúng việc Ông/Bà cần, xin chọn Đúng. Nếu vẫn muốn hỏi, xin chọn Gửi câu hỏi.
question-letter-where-higher = Ông/Bà gửi đơn có chữ ký tới trụ sở tiếp công dân của UBND hoặc cơ quan thanh tra cấp trên trực tiếp.
question-letter-photos =
    Ảnh gửi kèm nội dung khiếu nại, tố cáo không được lưu tại đây. Ông/Bà nộp ảnh cùng đơn.
    Nếu là ảnh của một câu hỏi, xin chọn Bổ sung ở câu hỏi đó rồi gửi lại.
question-mixed =
    Chúng tôi nhận phần câu hỏi: “{ $text }”.
    { $kind ->
        [complaint] Phần còn lại có tính chất khiếu nại nên không giải quyết tại mục Hỏi – Đáp và không được đăng.
       *[denunciation] Phần còn lại có tính chất tố cáo nên không giải quyết tại mục Hỏi – Đáp và không được đăng.
    }
    { $directions }
question-elsewhere =
    { $body ->
        [electricity] Việc này thuộc đơn vị bán lẻ điện, không thuộc thẩm quyền của UBND địa phương. Ông/Bà gọi tổng đài chăm sóc khách hàng của ngành điện.
        [socialInsurance] Việc này thuộc cơ quan Bảo hiểm xã hội, không thuộc thẩm quyền của UBND địa phương. Ông/Bà liên hệ Bảo hiểm xã hội cơ sở hoặc nộp hồ sơ trực tuyến.
        [water] Việc này thuộc đơn vị cấp nước, không thuộc thẩm quyền của UBND địa phương. Ông/Bà gọi số điện thoại trên hóa đơn nước.
        [telecom] Việc này thuộc nhà mạng, không thuộc thẩm quyền của UBND địa phương. Ông/Bà gọi tổng đài của nhà mạng.
        [court] Việc này thuộc Tòa án nhân dân, không thuộc thẩm quyền của UBND địa phương. Ông/Bà liên hệ Tòa án nhân dân khu vực.
       *[licence] Việc này thuộc cơ quan Công an, không thuộc thẩm quyền của UBND địa phương. Ông/Bà nộp trên Cổng Dịch vụ công quốc gia hoặc liên hệ Công an.
    }
    Nếu đã đúng việc Ông/Bà cần, xin chọn Đúng. Nếu vẫn muốn hỏi, xin chọn Gửi câu hỏi.
question-tip =
    { $kind ->
        [praise] Ông/Bà muốn chuyển lời khen này tới Ban Biên tập?
       *[event] Ông/Bà muốn báo tin để Ban Biên tập xem xét đưa lên Cổng thông tin điện tử?
    }
    Nếu đúng, xin chọn Đúng. Nếu Ông/Bà muốn hỏi, xin chọn Gửi câu hỏi.

## Câu trả lời tương tự

question-similar-one =
    Câu hỏi này đã có câu trả lời: “{ $title }”.
    Nếu đúng việc Ông/Bà cần, xin chọn Đúng. Nếu không, xin chọn Gửi câu hỏi.
question-similar =
    Câu hỏi này gần với câu đã trả lời: “{ $title }”.
    Nếu đúng việc Ông/Bà cần, xin chọn Đúng, hoặc chọn một câu dưới đây. Nếu không có, xin chọn Gửi câu hỏi.
question-page =
    { $answer }

    Xem đầy đủ: { $url }
    Như vậy đã đúng việc Ông/Bà cần chưa?
question-page-hours =
    Nơi tiếp: { $place }. Giờ làm việc: { $hours }. Điện thoại: { $phone }.

    Xem đầy đủ: { $url }
    Như vậy đã đúng việc Ông/Bà cần chưa?
question-draft-closed = Dự thảo “{ $title }” đã hết hạn góp ý ngày { $on }, nên ý kiến này không còn được đưa vào đợt lấy ý kiến. Ông/Bà có muốn gửi như một câu hỏi để được trả lời không?
question-similar-answer =
    # { $title }
    { $answer }

    { $url }
    Như vậy đã đúng việc Ông/Bà cần chưa?

## Từng bước, với người hỏi

question-in-hand = Câu hỏi { $code } của Ông/Bà đã có người phụ trách. Chúng tôi trả lời chậm nhất hết ngày { $due }.
question-clarify =
    Về câu hỏi { $code }, để trả lời chính xác, Ông/Bà vui lòng cho biết thêm:
    { $text }
    Ông/Bà trả lời ngay tại đây. Thời gian chờ không tính vào thời hạn.
question-which = Nội dung này bổ sung cho câu hỏi chúng tôi đang chờ Ông/Bà trả lời, hay là câu hỏi mới? Xin chọn.
question-clarified-thanks = Cảm ơn Ông/Bà. Chúng tôi tiếp tục xử lý câu hỏi { $code } và trả lời chậm nhất hết ngày { $due }.
question-heard-thanks =
    Qua điện thoại, Ông/Bà đã cho biết về câu hỏi { $code }: { $text }
    Chúng tôi trả lời chậm nhất hết ngày { $due }. Nếu ghi chưa đúng, Ông/Bà nhắn lại tại đây.
question-added-thanks = Đã ghi thêm vào câu hỏi { $code }. Chúng tôi trả lời chậm nhất hết ngày { $due }.
question-added-guess =
    Đã ghi thêm vào câu hỏi { $code } Ông/Bà vừa gửi: “{ $text }”
    Nếu đây là việc khác, Ông/Bà chọn Là việc khác.
question-interim =
    Nội dung Ông/Bà hỏi (mã { $code }) cần thêm thời gian xác minh.
    Đến nay: { $text }
    Chúng tôi sẽ trả lời chậm nhất hết ngày { $due }. Rất mong Ông/Bà thông cảm.
question-answer =
    { $isGreeted ->
        [yes] Về câu hỏi { $code }:
       *[no] Kính gửi Ông/Bà, về câu hỏi { $code }:
    }

    { $answer }

    Người ký: { $name }. Câu trả lời có giúp được Ông/Bà không?
question-redirected =
    Nội dung câu hỏi { $code } không thuộc thẩm quyền của UBND địa phương.
    Ông/Bà liên hệ { $body }{ $contact ->
        [none] .
       *[other] , { $contact }.
    }
question-rated-thanks = Trân trọng cảm ơn Ông/Bà đã cho biết (mã { $code }).
question-rated-sorry =
    Xin ghi nhận ý kiến của Ông/Bà về câu hỏi { $code }.
    Ban Biên tập sẽ báo cáo Trưởng ban. Ông/Bà có thể gọi { $phone } để trao đổi trực tiếp.
question-reopened =
    Xin tiếp thu ý kiến của Ông/Bà. Câu hỏi { $code } được giao cho người khác xem lại.
    Chúng tôi trả lời chậm nhất hết ngày { $due }.
question-withdrawn = Đã rút câu hỏi { $code } theo ý Ông/Bà.
question-closed-unanswered =
    Câu hỏi { $code } đã kết thúc vì chúng tôi chưa nhận được thông tin bổ sung.
    Khi có thông tin, Ông/Bà gửi lại câu hỏi tại đây.
question-closed-duplicate = { $answer ->
    [none] Câu hỏi { $code } trùng với câu hỏi { $other } của Ông/Bà, đang được giải quyết. Câu trả lời được gửi ở { $other }.
   *[other] Điều Ông/Bà hỏi ở { $code } đã được trả lời{ $isOwn ->
        [yes] { " " }ở câu hỏi { $other } của Ông/Bà
       *[no] { "" }
    }: { $answer }
  }
question-closed-unreached =
    Câu hỏi { $code } đã có câu trả lời nhưng chúng tôi không liên lạc được với Ông/Bà nên đã kết thúc.
    Ông/Bà gọi { $phone } hoặc nhắn tại đây nếu cần hỏi thêm.
question-closed-other =
    Chúng tôi đã xem nội dung { $code }. Nội dung này không phải câu hỏi, phản ánh với UBND nên chúng tôi xin kết thúc.
    Nếu Ông/Bà cần hỏi thêm, xin nhắn tại đây hoặc gọi { $phone }.
question-progress =
    Câu hỏi { $code }{ $was ->
        [none] {""}
       *[other] {" "}(mã trước đây { $was })
    } “{ $title }”: { $state ->
        [received] đã tiếp nhận
        [assigned] đã có người phụ trách
        [drafted] đang dự thảo trả lời
        [approved] đã duyệt trả lời, đang gửi tới Ông/Bà
        [undelivered] đã có câu trả lời nhưng chưa gửi được tới Ông/Bà; người phụ trách đang tìm cách liên lạc
        [answered] đã trả lời
        [rated] đã trả lời
        [closed] đã kết thúc
        [clarification] đang chờ Ông/Bà cho biết thêm: { $text }
        [redirected] không thuộc thẩm quyền của UBND địa phương; Ông/Bà liên hệ { $body }
       *[handedOver] đã hướng dẫn Ông/Bà nơi nộp đơn; nội dung không lưu tại đây
    }.
    { $isLate ->
        [yes] Chúng tôi chậm so với hẹn (ngày { $due }) và xin lỗi Ông/Bà.
       *[no] { $state ->
            [received] Chúng tôi trả lời chậm nhất hết ngày { $due }. { $explanation }
            [assigned] Chúng tôi trả lời chậm nhất hết ngày { $due }. { $explanation }
            [drafted] Chúng tôi trả lời chậm nhất hết ngày { $due }. { $explanation }
            [answered] Câu trả lời có giúp được Ông/Bà không?
           *[other] Khi cần, Ông/Bà nhắn tại đây.
        }
    }
question-due-paused = Chờ Ông/Bà bổ sung từ ngày { $askedOn } đến ngày { $repliedOn } ({ $movedDays } ngày làm việc) không tính vào thời hạn; hạn hết ngày { $dueOn }{ $isProvisional ->
    [yes] { " " }(tạm tính, vì lịch nghỉ trong thời gian này chưa được công bố chính thức).
   *[no] .
  }
question-due-interim = Ngày { $sentOn } chúng tôi đã báo cần thêm thời gian; hạn mới hết ngày { $dueOn }{ $isProvisional ->
    [yes] { " " }(tạm tính, vì lịch nghỉ trong thời gian này chưa được công bố chính thức).
   *[no] .
  }

## Đăng câu hỏi lên Cổng

question-consent =
    Ông/Bà có đồng ý đăng câu hỏi { $code } và câu trả lời lên Cổng thông tin điện tử để bà con cùng biết?
    Họ tên, địa chỉ, số điện thoại và thông tin riêng được che trước khi đăng.
    Không trả lời là không đăng. Ông/Bà rút lại bất cứ lúc nào bằng cách nhắn “rút đăng { $code }”.
question-consent-thanks = Cảm ơn Ông/Bà. Câu hỏi { $code } được che thông tin riêng và kiểm tra trước khi đăng.
question-consent-refused = Vâng, câu hỏi { $code } sẽ không được đăng.
question-consent-withdrawn = Ông/Bà đã rút đồng ý. Câu hỏi { $code } không được đăng; nếu đã đăng, chúng tôi gỡ ngay.
question-published =
    Câu hỏi { $code } đã được đăng, thông tin riêng đã che.
    { $url }
question-taken-down = Câu hỏi { $code } đã được gỡ khỏi Cổng: { $note }.

## Với Ban Biên tập

question-desk = { $desk ->
    [tu-phap-ho-tich] Tư pháp – Hộ tịch
    [van-hoa-xa-hoi] Văn hóa – Xã hội
    [dia-chinh-xay-dung] Địa chính – Xây dựng
    [van-phong] Văn phòng HĐND–UBND
    [cong-an] Công an nơi cư trú
    [quan-su] Ban Chỉ huy Quân sự
    [tram-y-te] Trạm Y tế
    [kinh-te] Kinh tế
   *[none] chưa rõ
  }
question-new =
    # Câu hỏi mới { $code }
    “{ $title }”
    Hạn trả lời: hết ngày { $due }. Gợi ý: { $desk }.
question-assigned =
    # Câu hỏi { $code }
    { $text }

    Đồng chí { $name } giao đồng chí dự thảo trả lời. Hạn: hết ngày { $due }. Đầu đề: “{ $title }”.
question-taken-over = Câu hỏi { $code } đã chuyển cho đồng chí { $name }. Cảm ơn đồng chí.
question-to-approve =
    # { $code }: { $title }
    Hỏi: { $text }

    Dự thảo của đồng chí { $name }: { $answer }

    Hạn trả lời: hết ngày { $due }.
question-sent-back = Đồng chí { $name } đề nghị sửa dự thảo trả lời câu hỏi { $code }: { $note }
question-approved = Đồng chí { $name } đã duyệt trả lời câu hỏi { $code }. Câu trả lời đang được gửi.
question-unreachable =
    Chưa gửi được câu trả lời { $code } “{ $title }” (hạn { $due }) { $outcome ->
        [failed] vì kênh nhắn tin bị lỗi; có thể người hỏi chưa nhận được.
       *[held] vì kênh nhắn tin không còn liên lạc được. Câu trả lời được giữ lại.
    }
    Người hỏi: { $name }, { $phone ->
        [none] chưa có số điện thoại
       *[other] điện thoại { $phone }
    }.
    Đồng chí gọi điện cho người hỏi rồi chọn Đã gọi điện. Nếu đã tìm mọi cách mà không gặp, chọn Không liên lạc được.
question-nobody-approves = Dự thảo trả lời { $code } chưa có ai duyệt được, vì người soạn không tự duyệt. Đề nghị đồng chí mời thêm một Phó Trưởng ban.
question-added =
    Người hỏi bổ sung cho câu hỏi { $code } “{ $title }”: { $text }
    { $photos ->
        [0] {""}
       *[other] Ảnh kèm: { $photos }.{" "}
    }Hạn trả lời: hết ngày { $due }.
question-separated = Người hỏi cho biết phần bổ sung “{ $text }” không thuộc câu hỏi { $code } “{ $title }”; phần đó thành câu hỏi riêng.
question-photos-added = Người hỏi gửi thêm ảnh ({ $photos }) cho câu hỏi { $code } “{ $title }”. Hạn trả lời: hết ngày { $due }.
question-heard =
    Đồng chí { $name } đã hỏi qua điện thoại về { $code } “{ $title }”. Người hỏi cho biết: { $text }
    Thời hạn chạy tiếp, hạn trả lời: hết ngày { $due }.
question-interim-sent = Đồng chí { $name } đã báo người hỏi { $code } “{ $title }”: hạn mới hết ngày { $due }.
question-delay = Câu hỏi { $code } “{ $title }” chậm so với hạn { $due }. Đồng chí { $name } nêu lý do: { $note }
question-handed-over = { $kind ->
    [complaint] Có một nội dung có tính chất khiếu nại gửi tới kênh này. Người gửi đã được hướng dẫn nơi nộp đơn. Hệ thống không lưu nội dung.
   *[denunciation] Có một nội dung có tính chất tố cáo gửi tới kênh này. Người gửi đã được hướng dẫn nơi nộp đơn. Hệ thống không lưu nội dung.
  }
question-rated-helpful = Người hỏi { $code } “{ $title }” (hạn { $due }) cho biết câu trả lời đã rõ.
question-not-helpful-twice = Người hỏi { $code } “{ $title }” (hạn { $due }) cho biết câu trả lời lần hai vẫn chưa rõ. Ý kiến: { $note }
question-reopened-board = Câu hỏi { $code } “{ $title }” được mở lại vì người hỏi thấy câu trả lời chưa được; Văn phòng giao người khác.{ $note ->
    [none] { "" }
   *[other] { " " }Ý kiến: { $note }
  }
question-reopened-office =
    Câu hỏi { $code } “{ $title }” được mở lại vì câu trả lời của đồng chí { $name } chưa rõ.{ $note ->
        [none] { "" }
       *[other] { " " }Ý kiến: { $note }
    }
    Đồng chí giao cho người khác. Hạn mới: hết ngày { $due }.
question-withdrawn-note = Người hỏi đã rút câu hỏi { $code }.
question-to-mask =
    Người hỏi đồng ý đăng { $code } “{ $title }” (hạn trả lời { $due }).
    Đồng chí che thông tin riêng rồi trình duyệt.
question-mask-to-approve =
    # Duyệt đăng { $code }: { $title }
    Bản đã che (đồng chí { $name }): { $text }

    Bản gốc: { $original }
    Đồng chí đọc đủ ở trang kèm theo rồi hãy duyệt.
question-mask-rejected = Đồng chí { $name } đề nghị che lại câu hỏi { $code }: { $note }
question-consent-withdrawn-note = Người hỏi rút đồng ý đăng { $code } “{ $title }” (hạn trả lời { $due }). Bản đã đăng được gỡ.
question-pause-over =
    Người hỏi { $code } “{ $title }” chưa bổ sung sau { $days } ngày làm việc.
    Người hỏi: { $name }, { $phone ->
        [none] chưa có số điện thoại
       *[other] điện thoại { $phone }
    }.
    Đồng chí gọi điện rồi chọn Đã hỏi qua điện thoại, hoặc chọn Xem để kết thúc.
pause-over-line = { $code } “{ $title }”: người hỏi chưa bổ sung
question-closed-unreached-note = Câu hỏi { $code } “{ $title }” (hạn { $due }) kết thúc vì không liên lạc được với người hỏi. Đã thử: { $note }
question-reminder-line = { $code } “{ $title }”: { $level ->
    [fiveDaysLeft] còn 5 ngày làm việc
    [twoDaysLeft] còn 2 ngày làm việc
    [lastDay] hôm nay là hạn cuối
   *[overdue] đã quá hạn
  } ({ $due })
question-reminder = { $level ->
    [fiveDaysLeft] Còn 5 ngày làm việc
    [twoDaysLeft] Còn 2 ngày làm việc
    [lastDay] Hôm nay là hạn cuối
   *[overdue] Đã quá hạn
  }: câu hỏi { $code } “{ $title }”, hạn hết ngày { $due }. { $hasHolder ->
    [yes] Người phụ trách: { $holder }.
    [signed] Câu trả lời đã duyệt nhưng chưa tới người hỏi.
   *[no] Chưa giao cho ai.
  }

## Hỏi thêm người bấm nút

question-ask-assign = Đồng chí chọn người dự thảo trả lời câu hỏi { $code } “{ $title }”.
question-ask-hand-over-complaint =
    Là khiếu nại – { $code } “{ $title }”?
    Người gửi được hướng dẫn nơi nộp đơn, câu hỏi kết thúc. Hoàn tác được trong 60 giây; sau đó nội dung bị hủy, không khôi phục được.
question-ask-hand-over-denunciation =
    Là tố cáo – { $code } “{ $title }”?
    Người gửi được hướng dẫn nơi nộp đơn, câu hỏi kết thúc. Hoàn tác được trong 60 giây; sau đó nội dung bị hủy, không khôi phục được.
question-ask-close-duplicate = { $code } “{ $title }” trùng với câu nào? Người hỏi nhận câu trả lời của câu đó.
question-ask-draft =
    Đồng chí viết câu trả lời cho { $code } “{ $title }” trong một tin nhắn.
    Lời chào và tên người ký được thêm tự động; không nêu họ tên, địa chỉ của người hỏi.
question-ask-send-back = Đồng chí cho biết cần sửa gì trong dự thảo { $code } “{ $title }”.
question-ask-reject-mask = Đồng chí cho biết cần che lại gì trong bản che { $code } “{ $title }”.
question-ask-clarify = Đồng chí viết điều cần hỏi thêm về { $code } “{ $title }”. Người hỏi sẽ đọc đúng như vậy; thời hạn tạm dừng.
question-ask-interim = Đồng chí viết một, hai câu: đến nay đã làm được gì về { $code } “{ $title }”.
question-ask-interim-date = Đồng chí hẹn ngày trả lời mới cho { $code } “{ $title }”, ví dụ 20/11.
question-ask-redirect = Câu hỏi { $code } “{ $title }” thuộc cơ quan nào, liên hệ ở đâu? Dòng đầu: tên cơ quan; dòng sau: địa chỉ, số điện thoại.
question-redirect-sure =
    Người hỏi { $code } sẽ đọc: “Nội dung không thuộc thẩm quyền của UBND địa phương. Ông/Bà liên hệ { $body }{ $contact ->
        [none] .”
       *[other] , { $contact }.”
    }
    Gửi rồi thì câu hỏi kết thúc. Đồng chí chọn Gửi người hỏi, hoặc viết lại.
question-ask-mask = Đồng chí gửi nội dung câu hỏi { $code } “{ $title }” đã che thông tin riêng, trong một tin nhắn. Câu trả lời giữ như bản che vừa xem.
question-ask-mask-answer = Đồng chí gửi câu trả lời { $code } “{ $title }” đã che thông tin riêng, trong một tin nhắn. Câu hỏi giữ như bản che vừa xem.
question-ask-take-down = Đồng chí cho biết vì sao gỡ câu hỏi { $code } “{ $title }” khỏi Cổng. Người hỏi sẽ đọc lý do này.
question-ask-phone = Đồng chí ghi: đã gọi cho ai, lúc nào, trả lời thế nào (mã { $code } “{ $title }”).
question-ask-heard-by-phone = Đồng chí ghi điều người hỏi cho biết qua điện thoại về { $code } “{ $title }”. Giờ và tên đồng chí được ghi tự động; thời hạn chạy tiếp.
question-ask-give-up = Đồng chí ghi: đã gọi hoặc tìm gặp những lúc nào, bằng cách nào, kết quả ra sao (mã { $code } “{ $title }”). Câu hỏi kết thúc sau khi ghi.
question-ask-explain-delay = Đồng chí cho biết vì sao { $code } “{ $title }” chậm so với hạn.
question-ask-rate-no = Ông/Bà vui lòng cho biết điều gì chưa rõ về { $code } “{ $title }”.
question-ask-add = Ông/Bà viết hoặc gửi ảnh cần bổ sung cho { $code } “{ $title }”.
question-ask-set-topic = Câu hỏi { $code } “{ $title }” thuộc lĩnh vực nào? Báo cáo sẽ tính theo lĩnh vực này.

choice-q-topic = Lĩnh vực
choice-q-same = { $code } · { $title }
choice-q-rate-yes = Có
choice-q-rate-no = Chưa
choice-q-agree = Đồng ý
choice-q-disagree = Không đồng ý
choice-q-right = Đúng
choice-q-not-sent = Không gửi nữa
choice-q-similar = { $title }
choice-q-information = Hỏi thông tin
choice-q-letter = Gửi khiếu nại, tố cáo
choice-q-assign = Giao
choice-q-view = Xem
choice-q-draft = Viết trả lời
choice-q-clarify = Hỏi thêm
choice-q-interim = Báo cần thêm thời gian
choice-q-redirect-send = Gửi người hỏi
choice-q-approve = ✅ Duyệt
choice-q-send-back = Trả lại
choice-q-reject-mask = Trả lại
choice-q-phone = Đã gọi điện
choice-q-heard-by-phone = Đã hỏi qua điện thoại
choice-q-give-up = Không liên lạc được
choice-q-mask = Che thông tin riêng
choice-q-take-down = Gỡ khỏi Cổng
choice-q-approve-mask = ✅ Duyệt đăng

## Vì sao chưa được

issue-question-not-asker = Việc này dành cho chính người hỏi.
issue-question-own = Đồng chí là người hỏi { $code } nên xin để người khác xử lý.
issue-question-own-draft = Đồng chí đã dự thảo { $code } nên xin để người khác duyệt.
issue-question-not-assignee = Câu hỏi này được giao cho người khác. Đồng chí báo Văn phòng nếu cần chuyển.
issue-question-assignee-unfit = Không giao được { $code } cho { $name }. Đồng chí chọn người khác trong Ban Biên tập.
issue-question-assignee-unclear = Chưa giao được { $code } vì chưa rõ giao cho ai. Đồng chí chọn Giao rồi chọn lại.
issue-question-assignee-same = { $name } đã trả lời { $code } lần trước. Đồng chí giao cho người khác.
issue-question-state = { $action ->
    [none] Câu hỏi { $code }
    [own] Câu hỏi { $code } đã được chính đồng chí xử lý,
   *[other] Câu hỏi { $code } đã được đồng chí { $name } xử lý,
  } { $state ->
    [received] đang chờ giao.
    [assigned] đang chờ dự thảo.
    [drafted] đang chờ duyệt.
    [approved] đã duyệt, đang gửi.
    [answered] đã trả lời.
    [rated] đã trả lời.
    [closed] đã kết thúc.
    [clarification] đang chờ người hỏi bổ sung.
    [redirected] đã hướng dẫn tới cơ quan khác.
   *[handedOver] đã hướng dẫn người gửi nơi nộp đơn; nội dung không lưu tại đây.
  }
question-moved-on = { $own ->
    [reopened] Câu hỏi { $code } được mở lại vì người hỏi thấy câu trả lời chưa được; đang chờ giao.
    [yes] Câu hỏi { $code } đã được chính đồng chí xử lý.
    [no] Câu hỏi { $code } đã được đồng chí { $name } xử lý.
   *[nobody] Câu hỏi { $code } không còn chờ việc này.
  }
issue-question-no-same = Không có câu nào để ghép với { $code }. Chỉ ghép với câu khác của chính người hỏi, hoặc câu đã trả lời có nội dung giống.
issue-question-changed = Câu hỏi { $code } vừa có nội dung mới. Xin xem bản mới ngay dưới đây rồi quyết định.
issue-topic-unreadable = Chưa rõ lĩnh vực nào cho { $code }. Đồng chí chọn “Lĩnh vực” dưới câu hỏi rồi chọn trong danh sách.
issue-question-nothing-added = Không tách được phần bổ sung ra khỏi { $code } nữa. Ông/Bà gửi lại nội dung đó, mở đầu bằng “Việc khác:”.
issue-question-heard-letter = Lời này có thể là khiếu nại, tố cáo một người đang đọc { $code } nên không ghi vào đây. Đồng chí chọn Là tố cáo, hoặc chỉ ghi phần hỏi.
issue-question-empty = Xin viết nội dung trong một tin nhắn.
issue-question-no-draft = Câu hỏi { $code } chưa có dự thảo trả lời.
issue-question-interim-early = Ngày { $date } không muộn hơn hạn hiện nay ({ $due }). Đồng chí chọn ngày sau đó.
issue-question-interim-day-off = Ngày { $date } là ngày nghỉ. Đồng chí chọn một ngày làm việc.
issue-question-interim-late = Ngày { $date } quá xa. Đồng chí chọn ngày không muộn hơn { $latest }.
issue-question-under-way = Câu trả lời { $code } chưa có lần gửi nào không được. Đồng chí chờ kết quả gửi.
issue-question-not-late = Câu hỏi { $code } chưa quá hạn.
issue-question-not-answered = Câu hỏi { $code } chưa được trả lời nên chưa làm được việc này.
issue-question-answered-already = Câu hỏi { $code } đã được trả lời.
issue-question-no-pause = Câu hỏi { $code } không chờ người hỏi bổ sung.
issue-question-wait-for-reply = Người hỏi { $code } còn thời gian bổ sung: mới qua { $waited } trong { $days } ngày làm việc.
issue-question-publication = { $publication ->
    [private] Chưa hỏi ý kiến người hỏi về việc đăng { $code }.
    [asked] Người hỏi chưa trả lời về việc đăng { $code }.
    [refused] Người hỏi không đồng ý đăng { $code }.
    [given] Câu hỏi { $code } chưa được che thông tin riêng.
    [masked] Bản che của { $code } đang chờ duyệt.
    [cleared] Câu hỏi { $code } đã duyệt đăng.
    [published] Câu hỏi { $code } đã đăng.
    [takenDown] Câu hỏi { $code } đã gỡ.
   *[withdrawn] Người hỏi đã rút đồng ý đăng { $code }.
  }
