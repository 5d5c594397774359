# Kiểm tra trước khi đăng: điều hệ thống thấy trong bài. Đồng chí xem lại; chỉ thiếu nguồn và dấu mật mới dừng việc gửi.

check-secrecy-blocked = Có dấu hiệu không được đăng công khai. Hệ thống đã dừng xử lý và không lưu nội dung.
check-secrecy-held = Có từ ngữ cần Trưởng Ban Biên tập xem trước.
check-source-missing = { $reader ->
    [author] Bài chưa ghi nguồn. Anh/chị chọn “Tôi có mặt” hoặc viết nguồn rồi gửi.
   *[board] Bài chưa ghi nguồn.
}
check-source-vague = { $reader ->
    [author] Nguồn “{ $source }” chưa kiểm chứng được. Xin ghi tên người, cơ quan, số văn bản hoặc đường dẫn.
   *[board] Nguồn “{ $source }” chưa kiểm chứng được.
}
check-source-unlinked = { $reader ->
    [author] Nguồn “{ $source }” là bài của nơi khác. Xin gửi kèm đường dẫn của bài đó.
   *[board] Nguồn “{ $source }” là bài của nơi khác, chưa kèm đường dẫn.
}
check-paper-number = { $reader ->
    [author] Văn bản chưa có số, ký hiệu. Xin ghi số trong bài, ví dụ “Quyết định số 12/QĐ-UBND”.
   *[board] Văn bản chưa có số, ký hiệu.
}
check-paper-signer = { $reader ->
    [author] Văn bản chưa có người ký. Xin ghi ai ký, ví dụ “do Chủ tịch Nguyễn Văn An ký”.
   *[board] Văn bản chưa có người ký.
}
check-paper-file = { $reader ->
    [author] Chưa kèm văn bản. Nên gửi thêm tệp PDF hoặc DOCX.
   *[board] Chưa kèm tệp văn bản (PDF hoặc DOCX).
}
check-hearsay = { $reader ->
    [author] Bài viết theo lời kể lại ({ $count } chỗ). Xin nêu người hoặc cơ quan xác nhận.
   *[board] Bài viết theo lời kể lại ({ $count } chỗ), chưa rõ ai xác nhận.
}
check-denunciation = Nội dung có tính chất tố cáo: không đăng. Xin chuyển bộ phận tiếp công dân và giữ bí mật danh tính người gửi.
check-complaint = Nội dung có tính chất khiếu nại: không đăng. Xin chuyển bộ phận tiếp công dân.
check-accusation = Bài nêu việc làm trái của một người cụ thể mà chưa có kết luận. Xin kiểm chứng trước khi dùng.
check-advertising = Bài giống tin quảng cáo ({ $count } cụm từ).
check-text-copied = { $reader ->
    [author] Bài trùng { $percent }% với “{ $title }” ({ $code }, { $when }). Theo Điều 7 Quy chế, bài không được sao chép. Anh/chị xem lại giúp.
   *[board] Bài trùng { $percent }% với “{ $title }” ({ $code }, { $when }). Theo Điều 7 Quy chế, bài không được sao chép. Xin xem lại.
}
check-text-similar = Bài giống khoảng { $percent }% với “{ $title }” ({ $code }, { $when }). Xin xem có phải cùng một tin không.
check-text-published = đăng ngày { $day }
check-text-waiting = chưa đăng
check-photo-seen = Ảnh { $number } trùng ảnh { $otherNumber } của “{ $title }” ({ $code }).
check-photo-mirrored = Ảnh { $number } có thể là ảnh { $otherNumber } của “{ $title }” ({ $code }) được lật ngược. Xin xem lại.
check-photo-twice = Ảnh { $number } là ảnh { $otherNumber } gửi lại. Có thể bỏ bớt một ảnh.
check-personal-identity = Có { $count } số căn cước hoặc chứng minh nhân dân. Đề nghị ẩn trước khi đăng.
check-personal-passport = Có { $count } số hộ chiếu. Đề nghị ẩn trước khi đăng.
check-personal-insurance = Có { $count } số thẻ bảo hiểm. Đề nghị ẩn trước khi đăng.
check-personal-account = Có { $count } số tài khoản. Đề nghị ẩn, trừ tài khoản công khai của cơ quan.
check-personal-phone = Có { $count } số điện thoại. Đề nghị ẩn, trừ số công khai của cơ quan.
check-personal-landline = Có { $count } số điện thoại cố định. Xin xem đó là số cơ quan hay nhà riêng.
check-personal-email = Có { $count } địa chỉ thư điện tử riêng. Đề nghị ẩn trước khi đăng.
check-personal-address = Có { $count } địa chỉ nhà hoặc ngõ. Nếu là nhà riêng, chỉ nên nêu khối.
check-personal-parcel = Có { $count } số thửa hoặc tờ bản đồ. Xin xem có cần nêu không.
check-personal-birth = Có { $count } ngày sinh. Đề nghị ẩn trước khi đăng.
check-personal-plate = Có { $count } biển số xe. Đề nghị ẩn trước khi đăng.
check-personal-relative = Có { $count } chỗ nêu tên người thân. Đề nghị ẩn, trừ khi người đó đồng ý.
check-personal-file-name = Tên tệp có { $count } thông tin riêng; khi đăng, hệ thống tự ẩn trong tên tệp.
check-in-file = Trong tệp “{ $name }”: { $text }
check-health-told = Bài nêu bệnh tật của người có tên ({ $count } chỗ). Đề nghị bỏ, hoặc không nêu tên.
check-children-shown = Bài nói về trẻ em và có { $photos } ảnh. Nếu thấy rõ mặt trẻ: cần cha mẹ đồng ý (trẻ từ 7 tuổi phải có cả sự đồng ý của trẻ), hoặc làm mờ.
check-dignity-at-risk = Bài nói về người bệnh, người khó khăn hoặc người bị xử lý và có { $photos } ảnh. Xin xem ảnh có làm tổn thương ai không.
check-date-ahead = Ngày { $day } chưa tới ({ $days } ngày nữa). Xin xem lại ngày.
check-deadline-passed = Hạn đăng { $day } đã qua. Bài vẫn được nhận và ghi là chậm.
check-photo-expected = { $reader ->
    [author] Tin này nên có ảnh. Anh/chị gửi thêm nếu có.
   *[board] Tin này nên có ảnh, bài chưa có ảnh nào.
}
check-photo-small = Ảnh { $number } nhỏ ({ $width } × { $height } điểm ảnh). Nên gửi ảnh có cạnh dài từ { $least } điểm ảnh.
check-photo-blurred = { $reader ->
    [author] Ảnh { $number } có vẻ mờ. Anh/chị gửi ảnh rõ hơn nếu có.
   *[board] Ảnh { $number } có vẻ mờ.
}
check-photo-old = Ảnh { $number } chụp ngày { $day }, trước sự kiện. Xin xem có đúng ảnh không.
check-capitals-title = Đầu đề viết toàn chữ hoa. Nên viết chữ thường cho dễ đọc.
check-capitals-body = Bài có đoạn dài viết toàn chữ hoa. Nên viết chữ thường cho dễ đọc.
check-title-lower-case = Đầu đề nên bắt đầu bằng chữ hoa: “{ $proposal }”
check-title-relative-day = Đầu đề có “{ $words }”, người đọc sau sẽ hiểu sai ngày. Đề nghị: “{ $proposal }”
check-text-relative-day = Bài mở đầu bằng “{ $words }”, người đọc sau sẽ hiểu sai ngày. Đề nghị: “{ $proposal }”
check-accents-proposed = Bài viết không dấu. Bản có dấu: “{ $proposal }”{ $left ->
    [0] {""}
   *[other] {" "}({ $left } chữ chưa chắc, giữ như đã gõ)
}
check-accents-missing = { $reader ->
    [author] Bài viết không dấu. Xin viết lại có dấu trước khi đăng.
   *[board] Bài viết không dấu. Cần viết lại có dấu trước khi đăng.
}
check-photo-blank = { $reader ->
    [author] Ảnh { $number } gần như trống. Anh/chị xem lại, gửi ảnh khác nếu có.
   *[board] Ảnh { $number } gần như trống. Xin xem lại.
}
check-two-events = Bài có vẻ gồm hai việc, ngày { $first } và { $second }. Nên gửi thành hai tin; mỗi việc có hạn riêng.
check-title-long = Đầu đề dài { $characters } ký tự. Nên dưới { $most } ký tự.
check-body-long = Bài dài { $words } từ. Nên dưới { $most } từ, hoặc chia thành nhiều bài.

secrecy-stopped-contributor =
    Tài liệu anh/chị gửi có dấu hiệu không được đăng công khai nên hệ thống đã dừng xử lý và không lưu nội dung.
    Đề nghị anh/chị xóa tin nhắn này và liên hệ Trưởng Ban Biên tập.
secrecy-stopped-citizen =
    Nội dung Ông/Bà gửi có dấu hiệu không được đăng công khai nên hệ thống đã dừng xử lý và không lưu.
    Đề nghị Ông/Bà xóa tin nhắn này và liên hệ Ban Biên tập.
secrecy-photos-stopped = Ảnh gửi cùng lúc với nội dung vừa dừng xử lý cũng không được lưu. Nếu ảnh thuộc tin khác, xin gửi lại sau { $minutes } phút.
secrecy-stopped-head =
    Có một tài liệu nghi có dấu chỉ độ mật, người gửi { $name }, lúc { $time }. Hệ thống không lưu nội dung.
    Tin nhắn đã qua máy chủ { $channel }: đề nghị đồng chí nhắc người gửi xóa và xử lý theo quy định.
    Nếu xác minh không phải tài liệu mật, đồng chí có thể cho phép gửi lại một lần.
secrecy-permission-given = Đã cho phép { $name } gửi lại một lần, đến { $until }.
secrecy-send-again = Trưởng Ban Biên tập đã xem xét. Vì nội dung cũ không được lưu, xin gửi lại một lần, trước { $until }.
secrecy-held-sender = Bài { $code } đang chờ Trưởng Ban Biên tập xem trước. Chúng tôi sẽ báo ngay khi có kết quả.
secrecy-held-head =
    Bài { $code } của { $name }, gửi lúc { $time }, có từ ngữ cần đồng chí xem trước khi người khác đọc.
    Hiện chỉ đồng chí xem được bài này.
secrecy-released-sender = Bài { $code } đã được chuyển vào duyệt.
secrecy-destroyed-sender = Bài { $code } không đăng được và đã xóa khỏi hệ thống. Đề nghị anh/chị xóa tin nhắn đã gửi.
secrecy-destroyed-head = Đã xóa toàn bộ nội dung bài { $code }. Chỉ còn thời điểm, người gửi và lý do.

# Lưu ý của hệ thống trên thẻ và khi xem đủ

finding-line = { $severity ->
    [block] ⛔
    [hold] 🔒
    [warning] ⚠️
   *[note] ℹ️
  } { $text }{ $quotes }
findings-since-card = Bài { $code } “{ $title }” có thêm lưu ý sau thẻ đã gửi:{ $findings }
findings-since-approval =
    Bài { $code } “{ $title }” đồng chí đã duyệt có thêm lưu ý khi ảnh, tệp về đủ:{ $findings }
    Bài được đăng; nếu không nên để, đồng chí gỡ bài.
finding-more = …và { $count } lưu ý khác

# Giữ lại để Trưởng Ban Biên tập xem trước

card-held = Bài { $code } đang được Trưởng Ban Biên tập xem riêng. { $status }
choice-permit = Cho gửi lại một lần
choice-release = Chuyển vào duyệt
choice-destroy = Xóa toàn bộ
note-permitted = Đã cho gửi lại một lần
note-release = Đã chuyển { $code } vào duyệt
note-destroy = Đã xóa { $code }
issue-permitted-already = Việc này đã được xử lý.
issue-not-public = Tệp có dấu hiệu không được đăng công khai nên hệ thống đã dừng xử lý và không lưu. Xin liên hệ Trưởng Ban Biên tập.

# Trẻ em trong ảnh

choice-children-none = Ảnh không có trẻ em
choice-children-consent = Cha mẹ đã đồng ý
choice-children-hidden = Đã che mặt trẻ
children-said = {""}
    { $declaration ->
        [none-shown] Tác giả khai: ảnh không có trẻ em.
        [consent-held] Tác giả khai: có sự đồng ý của gia đình để đăng ảnh trẻ em.
       *[faces-hidden] Tác giả khai: đã che mặt trẻ em trong ảnh.
    }
children-ask-again = Bài { $code } vừa thay đổi nên xin hỏi lại: trong ảnh có thấy rõ mặt trẻ em không?
note-children = Đã ghi nhận cho bài { $code }
children-hide =
    Bài { $code }: khai báo không tự che được mặt trẻ. Anh/chị mở trang dưới đây, chọn từng ảnh và vẽ khung lên khuôn mặt cần che.
    Nếu ảnh gửi lên đã che sẵn, anh/chị không cần làm gì thêm.
choice-hide-faces = Mở trang che ảnh
consent-of-item = Bài { $code } có ảnh trẻ em; gia đình đã đồng ý, ghi nhận lúc { $time }. Nếu gia đình không còn đồng ý, xin chọn ở dưới.
choice-withdraw-consent = Rút đồng ý ảnh trẻ em
consent-withdraw-sure = Gia đình không còn đồng ý đăng ảnh trẻ em trong bài { $code }? Nếu bài đã đăng, bài được gỡ khỏi Cổng ngay.
choice-withdraw-consent-sure = Xác nhận rút đồng ý
consent-withdrawn-author = Gia đình không còn đồng ý đăng ảnh trẻ em trong bài { $code } “{ $title }”. Bài chưa được duyệt cho đến khi anh/chị che mặt trẻ, thay ảnh hoặc gia đình đồng ý lại.
consent-withdrawn-head = Gia đình không còn đồng ý đăng ảnh trẻ em trong bài { $code } “{ $title }” (người báo: { $name }). Tác giả đã được hỏi lại; bài chưa duyệt được cho đến khi có trả lời.
cropped-by-board = Đồng chí { $name } đã cắt một ảnh trong bài { $code } trước khi đăng.
issue-crop-too-small = Phần giữ lại nhỏ quá, không rõ khi đăng. Xin vẽ khung rộng hơn.
photo-put-back = Đồng chí { $name } đã trả lại ảnh như trước trong bài { $code }, sau khi một tài khoản bị mất.
unblurred-by-board = Đồng chí { $name } đã bỏ phần che ảnh trong bài { $code } trước khi đăng.
unblurred-by-author = { $name } đã bỏ phần che, dùng lại ảnh gốc trong bài { $code }. Đồng chí xem lại ảnh trước khi duyệt.
issue-not-blurred = Ảnh { $number } chưa che chỗ nào, cũng chưa cắt, nên không có gì để bỏ.
blurred-by-board = Đồng chí { $name } đã làm mờ một phần ảnh trong bài { $code } trước khi đăng.
issue-photo-gone = Ảnh gốc không còn nên chưa sửa được. Xin gửi lại ảnh đó.
note-consent-withdrawn = Đã ghi nhận: không còn đồng ý
children-consent = Đã ghi nhận cho bài { $code }: cha mẹ (từ 7 tuổi: cả trẻ) đồng ý cho đăng ảnh trên Cổng và có thể rút lại bất cứ lúc nào. Nếu gia đình đổi ý, anh/chị báo ngay; bài sẽ được gỡ.
unpublished-to-author = Bài { $code } “{ $title }” đã được gỡ khỏi Cổng. Lý do: { $reason }.
unpublished-to-head = Đã gỡ bài { $code } “{ $title }” khỏi Cổng. Lý do: { $reason }. Đồng chí gỡ bài: { $name }.
override-to-board = Bài { $code } “{ $title }” do đồng chí { $name } tự quyết đăng theo quyền Trưởng ban, vì Ban Biên tập không còn ai khác ký được. Việc này đã ghi vào nhật ký.
own-release-to-board = Đồng chí { $name } đã tự cho qua bài { $code } của chính mình sau khi hệ thống giữ lại. Việc này đã ghi vào nhật ký; bài vẫn cần người khác duyệt.
republished-to-head = Bài { $code } “{ $title }” được đăng lại trên Cổng. Người quyết định: { $name }.
stopped-to-author = Bài { $code } “{ $title }” không đăng nữa. Lý do: { $reason }.
stopped-to-head = Bài { $code } “{ $title }” đã duyệt nhưng không đăng nữa: { $reason }. Đồng chí gỡ bài: { $name }.
reason-consent = người trong ảnh hoặc gia đình không còn đồng ý
reason-wrong = thông tin chưa đúng
reason-asked = có yêu cầu gỡ
choice-republish = Đăng lại
choice-override = ⚖️ Trưởng ban tự quyết
choice-undo = Hoàn tác
choice-unpublish = Gỡ bài
note-unpublish = Đã gỡ { $code }.

# Che thông tin riêng

choice-respell = Dùng cách viết đề nghị
choice-use-accents = Dùng bản có dấu
choice-use-title = Dùng đầu đề đề nghị
choice-keep-writing = Giữ nguyên
kept-as-written = Đã giữ nguyên cách viết của anh/chị.
choice-mask = Che thông tin riêng
note-masked = Đã che { $count } chỗ trong { $code }
masked-by-board = Đồng chí { $name } đã che { $count } thông tin riêng trong bài { $code } trước khi đăng.
issue-nothing-to-respell = Bài { $code } không còn cách viết nào được đề nghị.
issue-nothing-to-mask = Bài { $code } không có thông tin riêng cần che.

# Văn bản đính kèm

too-many-files = Mỗi bài nhận tối đa { $max } tệp. Các tệp sau chưa được đưa vào.
file-dropped = Đã bỏ tệp { $number }. Còn { $left } tệp.
issue-no-such-file = { $number ->
    [0] Bài đang có { $files } tệp. Anh/chị ghi số, ví dụ: bỏ tệp 1.
   *[other] Không có tệp thứ { $number }. Bài đang có { $files } tệp.
  }
