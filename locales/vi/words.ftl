# Lời nói thường: việc của dịch vụ, việc của Ban Biên tập, lời chào hỏi.

courtesy = { $kind ->
    [thanks] Dạ, không có gì ạ.
    [greeting] Xin chào, { $role ->
        [citizen] Ông/Bà cần hỏi việc gì, xin nhắn tại đây.
       *[other] xin nhắn “menu” để xem các việc.
    }
    [wish] Xin cảm ơn và kính chúc lại { $role ->
        [citizen] Ông/Bà.
        [contributor] anh/chị.
       *[other] đồng chí.
    }
    [praise] Xin cảm ơn lời động viên. { $role ->
        [citizen] Ông/Bà muốn khen ai, xin nhắn tên và việc; chúng tôi sẽ chuyển lời.
       *[other] {""}
    }
    [farewell] Xin chào tạm biệt.
   *[other] Dạ vâng ạ.
}
nothing-changed = Đã dừng, chưa có gì thay đổi.
still-asked-why = Câu “điều gì chưa rõ” vẫn chờ trả lời của Ông/Bà.
still-asked = Bài đang viết còn chờ { $slot ->
    [eventOn] ngày diễn ra, ví dụ 20/11
    [source] nguồn tin: “Tôi có mặt”, hoặc tên người, số văn bản
    [place] địa điểm
    [text] vài dòng nội dung
   *[other] đầu đề
  }.
still-waiting = Việc trước vẫn chờ { $ask ->
    [reason] lý do viết bằng chữ
    [boardEdit] chữ mới của bài
    [inviteName] họ tên người được mời
   *[other] nội dung viết bằng chữ
  }. Không làm nữa, nhắn “thôi”.
words-too-long = Chỗ này ghi được { $most } ký tự, tin vừa gửi dài hơn nên chưa dùng. Xin gửi lại ngắn hơn.
held-what = “{ $text }” là tin mới hay việc khác?
held-more = “{ $text }” là đoạn tiếp của bài { $code } hay việc khác?
held-answer = “{ $text }” là { $slot ->
    [title] đầu đề
    [place] nơi diễn ra
   *[source] nguồn
  } của bài { $code } hay việc khác?
choice-held-answer = Là { $slot ->
    [title] đầu đề
    [place] nơi diễn ra
   *[source] nguồn tin
  }
choice-held-more = Thêm vào bài
held-forwarded = “{ $text }” là tin chuyển tiếp nên chưa dùng. Dùng làm { $ask ->
    [reason] lý do
    [boardEdit] chữ mới của bài
    [inviteName] họ tên người được mời
   *[other] nội dung đang chờ
  } hay việc khác? Nhắn bằng lời của mình cũng được.
choice-held-used = Dùng làm { $ask ->
    [reason] lý do
    [boardEdit] chữ mới
    [inviteName] họ tên
   *[other] nội dung
  }
choice-held-of = Bài { $code }
put-right = { $road ->
    [ask] Đề nghị sửa bài { $code } “{ $title }”:
   *[edit] Sửa trong bài { $code } “{ $title }”:
  }{ $lines }
put-right-several = Bài { $code } “{ $title }” có nhiều chỗ như vậy. Sửa chỗ nào?{ $lines }
put-right-which = “{ $text }” là sửa bài nào?
put-right-line = “{ $before }”
    → “{ $after }”{ $places ->
        [1] { "" }
       *[other] { " " }({ $places } chỗ)
    }
put-right-gone = Bỏ: “{ $before }”
choice-put-right = Sửa như trên
choice-put-right-ask = Gửi đề nghị sửa
choice-put-right-way = { $from } → { $to }
item-meant = Bài { $code } “{ $title }”. { $seen ->
    [yes] Đồng chí chọn để quyết định.
   *[no] Đồng chí xem bài rồi quyết định.
  }
item-which = Có { $count } bài “{ $words }”. Đồng chí chọn bài nào?
item-number-none = Trong các bài mới nhất đang chờ duyệt không có mã nào kết thúc bằng { $number }. Đồng chí nhắn “chờ duyệt” để xem các bài, hoặc viết cả bốn số, ví dụ: duyệt 0013.
item-number-none-published = Trong các bài đã đăng mới nhất không có mã nào kết thúc bằng { $number }. Đồng chí viết cả bốn số, ví dụ: { $act ->
    [unpublish] gỡ 0013.
   *[correct] đính chính 0013.
  }
choice-item-named = { $code } { $title }
nudge-how = Nhắc riêng một người chưa làm được bằng lời. Bài và câu hỏi sắp tới hạn có tin nhắc tự động cho người giữ; việc gấp, đồng chí gọi trực tiếp.
leave-how = { $role ->
    [contributor] Thôi làm cộng tác viên, anh/chị báo Trưởng Ban Biên tập: chỉ Trưởng ban dừng được vai trò.
   *[other] Thôi làm trong Ban, đồng chí báo Trưởng ban: chỉ Trưởng ban dừng được vai trò.
  } Bài đã gửi vẫn ghi tên tác giả. Xem hoặc xóa dữ liệu của mình, nhắn “dữ liệu của tôi”.
queue-answers = { $count } câu trả lời chờ đồng chí duyệt: { $codes }
source-known = Nguồn của bài đã ghi rồi. Muốn đổi, anh/chị nhắn “nguồn: …”.
report-whom = Báo cáo của Ban do Trưởng ban và các Phó Trưởng ban lập, xem, vì có số liệu chưa công bố. { $who ->
        [board] Cần số liệu, xin hỏi Trưởng ban; bài của đồng chí xem tại “bài của tôi”.
        [office] Số câu hỏi và hạn trả lời của từng câu đồng chí xem ngay dưới đây; cần in cả kỳ, đề nghị Phó Trưởng ban thường trực gửi.
       *[author] Cần số liệu, xin hỏi Trưởng ban; bài của anh/chị xem tại “bài của tôi”.
    }
held-plan = “{ $text }” là việc đưa vào kế hoạch hay là tin?
choice-held-plan = Đưa vào kế hoạch
held-plan-day = Chưa rõ ngày nên chưa ghi. Đồng chí nhắn kèm ngày, ví dụ: thêm kế hoạch: { $what }; 05/12{ $who ->
    [none] {""}
   *[other] ; giao { $who }
  }
choice-held-item = Tin mới
choice-held-other = Việc khác
held-other = “{ $text }” vẫn để đó.{ $draft ->
    [none] {""}
   *[other] {" "}Bài đang viết { $draft } vẫn giữ nguyên.
  } Xin chọn dưới đây, hoặc nhắn lại bằng lời, ví dụ: “bài của tôi”, “bài nào chờ duyệt”.
held-lapsed = { $count ->
    [1] Lời nhắn hôm trước “{ $text }” chưa chọn là tin mới hay việc khác, nên chưa dùng vào việc gì.
   *[other] Có { $count } lời nhắn từ hôm trước chưa chọn là tin mới hay việc khác, nên chưa dùng vào việc gì.
  } Nếu còn cần, xin chọn dưới đây.
choice-held-words = “{ $text }”
list-nearest = Chưa có danh sách đúng như câu hỏi; gần nhất là:
list-none = Hệ thống chưa có danh sách, số liệu này. Các danh sách đang có: kế hoạch, bài chờ duyệt, câu hỏi, báo cáo tháng, xem ở “menu”. Nếu đó là tin bài, xin gửi kèm ngày và việc diễn ra.
royalty-own-only = Nhuận bút của người khác anh/chị không xem được. Của anh/chị:
remark-shown = “{ $text }” là góp ý cho bài { $code } “{ $title }” vừa xem? Đồng chí chọn thì bài mới được trả lại.
choice-held-return = Trả lại với lý do này
issue-held-gone = Lời này đã được xử lý rồi.
issue-put-right-long = Bài { $code } dài quá 8.000 chữ cái nên chưa dò được chỗ cần sửa. Anh/chị nhắn rõ: “đổi … thành … trong bài { $code }”.
work-not-yet = Chưa rõ việc này nói bằng lời thế nào. Các việc làm được có trong “menu”; việc khác làm trên bảng làm việc, nhắn “bảng”.
change-by-request = Bài { $code } “{ $title }” đã { $state ->
    [published] đăng. { $who ->
        [board] Sửa bài đã đăng là đính chính: đồng chí chọn dưới đây, đồng chí khác duyệt.
       *[author] Anh/chị gửi đề nghị sửa; người có thẩm quyền duyệt thì bài trên Cổng được sửa.
    }
   [scheduled] được duyệt, đang chờ giờ đăng. Anh/chị gửi đề nghị sửa; người có thẩm quyền duyệt thì bài đăng theo bản mới. Muốn viết lại cả bài thì rút bài.
   *[other] được duyệt, đang chờ đăng. Cần sửa, anh/chị báo Ban Biên tập ngay; bài đăng rồi thì gửi được đề nghị sửa.
  }
change-please =
    Bài { $code } cần sửa gì? Anh/chị viết một câu để người đọc thấy.
    Muốn sửa chữ trong bài, thêm một dòng: đổi … thành …
change-sent =
    Đề nghị sửa bài { $code } đã gửi người có thẩm quyền duyệt.
    { $hour ->
        [none] Người đọc sẽ thấy
       *[other] Duyệt trước { $hour } thì bài đăng theo bản mới
    }: { $words }{ $places ->
        [0] { "" }
        [1] { "" }
       *[other] { " " }({ $places } chỗ)
    }{ $changes }
choice-ask-change = Đề nghị sửa
mend-how = Bài { $code } “{ $title }” đang chờ duyệt. Anh/chị nhắn: đổi … thành … , hoặc: thêm: … , hoặc sửa trên trang.
security-how = Cần khóa tài khoản, đổi mã PIN hoặc mất điện thoại: xin gọi Trưởng Ban Biên tập. Các phiên đăng nhập xem trên Bảng làm việc.



service-which = Ông/Bà cần việc nào?
service-question = { $act ->
    [q-withdraw] { $count ->
        [1] Ông/Bà muốn rút câu hỏi “{ $title }”?
       *[other] Ông/Bà muốn rút câu hỏi nào?{ $more ->
            [0] {""}
           *[other] {" "}Còn { $more } câu trước nữa: Ông/Bà nhắn “rút” kèm mã, hoặc rút cả.
        }
    }
    [q-add] { $count ->
        [1] Ông/Bà muốn bổ sung câu hỏi “{ $title }”?
       *[other] Ông/Bà muốn bổ sung câu hỏi nào?
    }
   *[other] Ông/Bà muốn rút đồng ý đăng câu hỏi nào?
}
choice-retreat = Thôi
choice-service-question = { $act ->
    [q-withdraw] Rút “{ $title }” ({ $code })
    [q-add] Bổ sung “{ $title }” ({ $code })
   *[other] Rút đồng ý đăng “{ $title }” ({ $code })
}
question-withdraw-all = Rút cả { $count } câu: { $lines }?
question-withdrawn-all = Đã rút { $count } câu hỏi: { $codes }. Chúng tôi không trả lời các câu này nữa.
service-none-open = Ông/Bà không có câu hỏi nào đang chờ trả lời.
service-none-asked = Ông/Bà chưa có câu hỏi nào tại đây.
service-none-answered = Chưa có câu trả lời nào chờ ý kiến của Ông/Bà.
service-none-published = Ông/Bà không có câu hỏi nào đang đăng.
service-hide-name = Câu hỏi đăng trên Cổng không ghi tên Ông/Bà.
service-person = Ông/Bà gặp cán bộ qua điện thoại { $phone }, hoặc tại { $place }, { $hours }.
service-phone = Điện thoại: { $phone }. Nơi tiếp dân: { $place }, { $hours }.
service-stop = Chúng tôi chỉ nhắn khi Ông/Bà có câu hỏi. Không muốn nhận nữa, Ông/Bà chặn kênh này trong ứng dụng.
service-subscribe = Chưa có đăng ký nhận tin. Tin mới có trên Cổng.
service-who = Đây là kênh trả lời tự động của Cổng thông tin điện tử { $ward }. Câu hỏi do cán bộ của Ban Biên tập đọc và trả lời.
service-how = Ông/Bà nhắn một câu: việc gì, ở đâu. Chúng tôi báo mã tiếp nhận, rồi trả lời tại đây.
service-link = Để liên kết ứng dụng khác, Ông/Bà nhắn “liên kết”.
service-files = Kênh này nhận chữ và ảnh; chưa nhận video, ghi âm hoặc tệp.
choice-service-eraseData = Xóa dữ liệu của tôi
choice-service-showData = Dữ liệu của tôi
choice-service-hideName = Ẩn tên tôi
choice-service-withdrawConsent = Rút đồng ý đăng
choice-service-questionState = Câu hỏi tới đâu rồi
choice-service-lostCode = Tìm lại mã
choice-service-ownQuestions = Câu hỏi của tôi
choice-service-withdrawQuestion = Rút câu hỏi
choice-service-noLongerNeeded = Không cần trả lời nữa
choice-service-sentByMistake = Gửi nhầm
choice-service-addPhotos = Gửi thêm ảnh
choice-service-correctQuestion = Sửa câu hỏi
choice-service-notSatisfied = Câu trả lời chưa rõ
choice-service-person = Gặp cán bộ
choice-service-phoneNumber = Số điện thoại
choice-service-language = Ngôn ngữ (English)
choice-service-stopMessages = Ngừng nhận tin
choice-service-subscribe = Nhận tin mới
choice-service-whoIsThis = Đây là ai
choice-service-howTo = Cách gửi câu hỏi
choice-service-linkAccount = Liên kết ứng dụng khác
choice-service-voiceOrFile = Gửi video, ghi âm
log-list = { $span ->
    [day] Ngày { $from }
   *[days] Từ { $from } đến { $to }
} { $count ->
    [0] chưa có việc nào được ghi.
   *[other] có { $count } việc của { $people } người:{ $lines }{ $more ->
        [0] {""}
       *[other] {""}
            Và { $more } việc trước đó.
    }
}
published-list = { $span ->
    [day] Ngày { $from }
   *[days] Từ { $from } đến { $to }
} { $count ->
    [0] chưa có bài nào lên Cổng.
   *[other] có { $count } bài lên Cổng:{ $lines }{ $more ->
        [0] {""}
       *[other] {""}
            Và { $more } bài trước đó.
    }
}
published-line = – { $time } · { $code }: { $title }
log-line = – { $time } · { $name } { $action }{ $code ->
    [none] {""}
   *[other] { " " }{ $code }
}
portal-page-how = Các trang trên Cổng sửa ở Bảng làm việc, mục “Trang của Cổng” (nhắn /bang). Hoặc nhắn ngay tại đây: “mục giới thiệu: …” để thêm vào cuối trang, “thay mục giới thiệu: …” để thay cả trang; gửi hình, tệp thì ghi “mục bản đồ: …” bên dưới. Đồng chí xem khác gì rồi mới áp dụng. Tin vừa gửi chưa đổi gì.
