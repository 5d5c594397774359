# Ban Biên tập: thẻ duyệt bài, quyết định, lý do.

card =
    # { $title }
    { $category ->
        [news] Tin tức, sự kiện
        [document] Văn bản
        [conference] Hội nghị
        [statistics] Thông tin thống kê
       *[other] Mục khác
    }{ $date }{ $place } · { $photos } ảnh{ $files ->
        [0] {""}
       *[other] , { $files } tệp
    }
    { $author } · nguồn: { $source } · mã { $code }

    { $text }

    { $due }
    { $status }{ $royalty }{ $children }{ $findings }
card-authors-sender = { $authors } ({ $sender } gửi)
card-part = {" "}· { $text }
card-royalty = {""}
    Nhuận bút dự kiến { $amount } đ{ $ceiling ->
        [yes] ; kinh phí tháng này còn { $left } đ
       *[no] {""}
    }.
card-unfinished = Bài { $code }: bản sửa chưa được gửi lại. { $status }
card-status-draft = Bản nháp.
card-status-submitted = { $signed ->
    [0] Chờ duyệt.{ $needed ->
        [0] {""}
        [1] {""}
       *[other] {" "}Cần { $needed } chữ ký, chữ ký đầu chưa đăng bài.
    }
   *[other] Đồng chí { $name } đã duyệt lúc { $at }, chờ chữ ký tiếp theo.
  }
card-status-returned = Đồng chí { $name } đã trả lại lúc { $at }. Lý do: { $reason }.
card-status-rejected = Đồng chí { $name } đã từ chối lúc { $at }. Lý do: { $reason }.
card-status-withdrawn = Tác giả đã rút bài.
card-status-merged = Đồng chí { $name } đã gộp bài này vào { $into } lúc { $at }; tác giả vẫn được ghi tên.
card-status-approved = ✅ Đồng chí { $name } { $act ->
    [republished] cho đăng lại
   *[other] đã duyệt
  } lúc { $at }. Đang đăng.
card-status-published = ✅ Đã đăng. Đồng chí { $name } { $act ->
    [corrected] duyệt đính chính
    [uncorrected] rút lại đính chính
    [republished] cho đăng lại
   *[other] duyệt
  } lúc { $at }.
card-status-unpublished = Đã gỡ khỏi Cổng lúc { $at } ({ $name }): { $reason }.
card-status-quarantined = Tạm giữ chờ xem xét.
card-status-destroyed = Đã hủy.
full-item =
    # { $title }
    { $text }

    Mã { $code }{ $files }{ $children }{ $findings }{ $original }
    { $due }
full-item-files = {""}
    Tệp kèm theo: { $names }
full-item-original = {""}

    Bản gốc, trước khi che thông tin riêng:
    { $text }
full-item-proposal = {""}

    Nếu chọn “Che thông tin riêng”, các đoạn sau sẽ đăng như thế này:
    { $text }
queue = { $count ->
    [0] { $corrections ->
        [0] Không có bài nào chờ đồng chí.
       *[other] Không có bài mới nào chờ đồng chí.
    }
   *[other] { $count } bài chờ đồng chí:{ $lines }
  }{ $corrections ->
    [0] {""}
   *[other] {""}
        { $corrections } đính chính chờ đồng chí duyệt:{ $corrected }
  }
queue-correction = { $code } · { $title }
ask-reason-return = Trả lại bài { $code } “{ $title }” vì lý do gì? Đồng chí chọn hoặc viết một dòng; tác giả sẽ đọc đúng như vậy.
ask-reason-reject = Từ chối bài { $code } “{ $title }” vì lý do gì? Đồng chí chọn hoặc viết một dòng; tác giả sẽ đọc đúng như vậy.
ask-reason-unpublish = Gỡ bài { $code } “{ $title }” khỏi Cổng vì lý do gì? Đồng chí chọn hoặc viết một dòng; tác giả sẽ đọc đúng như vậy.
decided-already = Việc { $code } đồng chí vừa quyết định đã có hiệu lực. Đồng chí chọn bên dưới để hoàn tác.
reason-sure-reject = Lý do từ chối bài { $code }: “{ $reason }”. Tác giả sẽ đọc đúng như vậy. Đồng chí xác nhận, hoặc viết lại lý do.
reason-sure-unpublish = Lý do gỡ bài { $code }: “{ $reason }”. Tác giả sẽ đọc đúng như vậy. Đồng chí xác nhận, hoặc viết lại lý do.
choice-sure-reject = Xác nhận: Từ chối
choice-sure-unpublish = Xác nhận: Gỡ bài
reason-facts = nêu rõ thời gian, địa điểm, số liệu
reason-photo = gửi ảnh rõ hơn hoặc thêm ảnh
reason-source = ghi rõ nguồn
reason-wording = viết lại câu chữ cho rõ
reason-unfit = nội dung không thuộc phạm vi của Cổng
reason-duplicate = đã có bài về việc này
reason-late = sự kiện đã quá lâu
reason-unverified = chưa xác minh được nội dung
reason-other = lý do khác
board-edit-menu = Sửa bài { $code }: đồng chí chọn mục cần sửa.
board-edit-title =
    Đầu đề hiện nay của bài { $code }: “{ $now }”.
    Đồng chí viết đầu đề mới.
board-edit-text =
    Nội dung hiện nay của bài { $code }:

    { $now }

    Đồng chí gửi toàn bộ nội dung mới trong một tin nhắn.
note-sent = Đã gửi { $code }
note-agreed = Đã ghi nhận đồng ý
note-undertaking-first = Anh/chị đọc và chọn Đồng ý để gửi
note-draft-changed = Bài đã thay đổi, chưa gửi
note-cancelled = Đã hủy
note-signed = Đồng chí đã duyệt { $code }, chờ chữ ký tiếp theo. Bài chưa đăng.
note-approve = Đã duyệt { $code }.
note-override = Trưởng ban đã tự quyết đăng { $code }; Ban Biên tập được báo.
note-return = Đã trả lại { $code }.
republish-sure =
    Bài { $code } “{ $title }” do đồng chí { $name } gỡ lúc { $at }, lý do: { $reason }.
    Đăng lại đúng bản cũ?
note-republish = Đã cho đăng lại { $code }.
note-undo = Đã hoàn tác quyết định về { $code }.
note-reject = Đã từ chối { $code }.
note-edited = Đã sửa { $code }
note-question = Đã tiếp nhận { $code }
note-question-act = { $act ->
    [undo] Đã hoàn tác quyết định về { $code }.
    [assign] Đã giao câu hỏi { $code } cho đồng chí { $name }.
    [draft] Đã lưu dự thảo trả lời { $code }, đã trình duyệt.
    [approve] Đã duyệt trả lời { $code }. Câu trả lời đang được gửi.
    [sendBack] Đã trả lại dự thảo { $code } để sửa.
    [clarify] Đã gửi lời hỏi thêm về { $code } tới người hỏi.
    [interim] Đã báo người hỏi { $code } ngày hẹn mới.
    [explainDelay] Đã ghi lý do chậm của { $code }.
    [redirect] Đã gửi người hỏi { $code } nơi liên hệ.
    [handOver] Đã hướng dẫn người gửi { $code } nơi nộp đơn.
    [phone] Đã ghi cuộc gọi về { $code }.
    [giveUp] Đã ghi { $code }: không liên lạc được.
    [setTopic] Đã ghi lĩnh vực của { $code }.
    [heardByPhone] Đã ghi lời người hỏi { $code }.
    [close] Đã kết thúc câu hỏi { $code }.
    [mask] Đã lưu bản che { $code }, đã trình duyệt.
    [approveMask] Đã duyệt đăng { $code }.
    [rejectMask] Đã trả lại bản che { $code } để sửa.
    [takeDown] Đã gỡ { $code } khỏi Cổng.
   *[other] Đã ghi nhận { $code }.
  }
alarm-given-up = { $task ->
    [remake-file] Máy chưa làm được bản hiển thị của một ảnh hoặc tài liệu đã nhập cùng dữ liệu địa bàn (việc số { $id }). Bản gốc vẫn còn. Đề nghị đồng chí báo người quản trị.
   *[other] Hệ thống chưa xử lý được một tin nhắn (số { $id }). Đề nghị đồng chí báo người quản trị.
  }
card-taken-back = { $code } “{ $title }”: quyết định đăng đã được hoàn tác lúc { $at }. Bài không còn trên Cổng; chữ ký của đồng chí giữ nguyên, chờ chữ ký tiếp theo.
card-outcome = { $code } “{ $title }”: { $state ->
    [approved] { $act ->
        [scheduled] đồng chí { $own ->
            [yes] {""}
           *[no] { $name }{" "}
        }đã duyệt, hẹn đăng lúc { $publishAt }.
        [corrected] đồng chí { $own ->
            [yes] {""}
           *[no] { $name }{" "}
        }đã duyệt chỗ sửa lúc { $at }; bài đăng lúc { $publishAt }.
        [uncorrected] đồng chí { $own ->
            [yes] {""}
           *[no] { $name }{" "}
        }đã rút lại chỗ sửa lúc { $at }; bài đăng lúc { $publishAt }.
       *[other] đồng chí đã duyệt lúc { $at }. Bài đang chờ đăng lên Cổng.
    }
    [published] { $act ->
        [corrected] đồng chí { $own ->
            [yes] {""}
           *[no] { $name }{" "}
        }đã duyệt đính chính lúc { $at }; bài trên Cổng đã sửa. { $url }
        [uncorrected] đồng chí { $own ->
            [yes] {""}
           *[no] { $name }{" "}
        }đã rút lại đính chính lúc { $at }; bài trên Cổng như trước. { $url }
        [republished] đồng chí { $own ->
            [yes] {""}
           *[no] { $name }{" "}
        }cho đăng lại lúc { $at }; bài đã đăng. { $url }
       *[other] đồng chí { $own ->
            [yes] {""}
           *[no] { $name }{" "}
        }đã duyệt lúc { $at }; bài đã đăng. { $url }
    }
    [returned] { $own ->
        [yes] đồng chí đã trả lại lúc { $at }. Lý do: { $reason }.
       *[no] đồng chí { $name } đã trả lại lúc { $at }. Lý do: { $reason }.
    }
    [rejected] { $own ->
        [yes] đồng chí đã từ chối lúc { $at }. Lý do: { $reason }.
       *[no] đồng chí { $name } đã từ chối lúc { $at }. Lý do: { $reason }.
    }
    [withdrawn] tác giả đã rút.
    [merged] { $own ->
        [yes] đồng chí đã gộp vào { $into } lúc { $at }.
       *[no] đồng chí { $name } đã gộp vào { $into } lúc { $at }.
    }
    [unpublished] { $own ->
        [yes] đồng chí đã gỡ khỏi Cổng lúc { $at }: { $reason }.
       *[no] đồng chí { $name } đã gỡ khỏi Cổng lúc { $at }: { $reason }.
    }
   *[other] { $own ->
        [yes] đồng chí đã xử lý lúc { $at }.
       *[no] đồng chí { $name } đã xử lý lúc { $at }.
    }
  }

remind-item-half = Bài { $code } “{ $title }” đã qua nửa thời hạn. Hạn hết ngày { $due }.
remind-item-threeQuarters = Bài { $code } “{ $title }” sắp đến hạn: hết ngày { $due }. Đồng chí xem giúp.
remind-item-nineTenths = Bài { $code } “{ $title }” gần hết hạn (hết ngày { $due }) mà chưa được duyệt.
remind-item-overdue = QUÁ HẠN: bài { $code } “{ $title }” đã quá hạn (hạn: hết ngày { $due }). Đồng chí xem và quyết định.
remind-draft = Anh/chị đang viết dở bài { $code } “{ $title }”. Bản nháp được giữ 30 ngày.
choice-pin-reset = Đặt lại mã PIN
choice-open-page = Mở trang xem trước
choice-decide-page = Mở trang duyệt
decide-on-page =
    Bài { $code } thuộc loại cần duyệt trên trang riêng, có mã PIN.
    Đồng chí mở trang dưới đây, dùng một lần, trong 24 giờ.
note-decide-on-page = Đã gửi đường dẫn trang duyệt.
due-weekday = { $day ->
    [1] thứ Hai
    [2] thứ Ba
    [3] thứ Tư
    [4] thứ Năm
    [5] thứ Sáu
    [6] thứ Bảy
   *[7] Chủ nhật
  }
due-short = { $state ->
    [none] Không có hạn theo ngày.
    [late] QUÁ HẠN (hạn: hết { $weekday } { $on }).
    [over] Hạn: hết { $weekday } { $on }.
    [today] Hạn: hết hôm nay, { $weekday } { $on }.
   *[open] Hạn: còn { $left } ngày, hết { $weekday } { $on }{ $provisional ->
        [yes] {" "}(tạm tính).
       *[no] .
    }
  }
choice-leave-return = Thôi, không trả lại
choice-leave-reject = Thôi, không từ chối
choice-leave-unpublish = Thôi, không gỡ
choice-leave-adjust = Thôi, không điều chỉnh
choice-merge = Gộp với bài khác
merge-sure = Gộp { $others } vào { $into }? Ảnh, chữ và nguồn nhập làm một.{ $apart ->
    [none] {""}
   *[other] {" "}Lưu ý: hai bài có vẻ không cùng sự kiện ({ $apart }).
  } Gộp nhầm thì tách lại được khi bài chưa duyệt.
issue-merge-files = Bài { $code } có tệp nên không gộp vào { $into } được. Đồng chí gộp ngược lại, hoặc để hai bài riêng.
merge-please = Gộp bài nào vào { $code }? Đồng chí ghi mã, ví dụ: 0043
merged = Đã gộp { $codes } vào bài { $code }. Tác giả: { $names }.
note-merge = Đã gộp.
choice-unmerge = Tách bài đã gộp
unmerged = Đã tách { $codes } khỏi bài { $code }: chữ, nguồn, ảnh, tệp của từng bài trở về như trước.{ $changed ->
    [yes] {" "}Bài { $code } đã được sửa sau khi gộp, phần sửa ấy vẫn giữ; mời đồng chí đọc lại.
   *[no] {""}
  }
note-unmerge = Đã tách.
issue-unmerge-nothing = Bài { $code } không có bài nào gộp vào.
issue-unmerge-decided = Bài { $code } đã duyệt, đã đăng hoặc đã trả lại nên không tách được. Bài đã đăng thì đồng chí gỡ hoặc đính chính; bài gộp vào vẫn còn trong lịch sử.
parted-to-author = Bài { $code } “{ $title }” của anh/chị được tách khỏi bài { $from }, trở lại là bài riêng (đồng chí { $name } tách).
merged-to-author = Bài { $code } “{ $title }” của anh/chị được gộp vào bài { $into } về cùng sự kiện (đồng chí { $name } gộp). Anh/chị vẫn được ghi tên.
issue-merge-itself = Không gộp được bài { $code } với chính nó.
issue-merge-decided = Bài { $code } đã duyệt hoặc đã đăng nên không gộp được nữa.
review-late = Đã qua một ngày làm việc, còn { $count } bài duyệt khẩn chờ đồng chí xem lại: { $codes }. Gửi /choduyet để xem.
review-late-line = { $code } duyệt khẩn, chờ đồng chí xem lại
choice-reclassify = Đổi thể loại
reclassify-which = Bài { $code } thuộc thể loại nào?
reclassify-why = Đổi bài { $code } thành “{ $category }”: vì sao? Hạn đăng tính lại, tác giả đọc nguyên văn lý do. Đồng chí chọn, hoặc viết một dòng.
reason-content = nội dung thuộc thể loại này
reason-clock = thời hạn phải tính theo thể loại này
issue-reclassify-why = Đồng chí ghi rõ vì sao đổi thể loại bài { $code }; chưa có gì thay đổi.
issue-category-same = Bài { $code } đang thuộc đúng thể loại ấy.
reclassified-author =
    Đồng chí { $name } đổi thể loại bài { $code } “{ $title }”: { $from } → { $to }.
    Lý do: { $why }. { $isMoved ->
        [yes] Hạn đăng: { $dueBefore ->
            [none] không có
           *[day] { $dueBefore }
          } → { $dueAfter ->
            [none] không có
           *[day] { $dueAfter }
          }.
       *[no] Hạn đăng không đổi.
      }
