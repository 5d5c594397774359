# Trò chuyện với cộng tác viên và người dân. Dòng đầu bắt đầu bằng "# " là đầu đề.

welcome-citizen =
    Kính chào Ông/Bà. Đây là kênh tiếp nhận câu hỏi của Cổng thông tin điện tử.
    Ông/Bà nhắn nội dung muốn hỏi, chúng tôi trả lời trong 15 ngày làm việc.
    Ông/Bà cũng có thể nhắn: “dữ liệu của tôi”, “liên kết ứng dụng khác”, “ngôn ngữ” (English).
welcome-member =
    { $role ->
        [contributor] Chào anh/chị { $name }.
       *[other] Chào đồng chí { $name }.
    }
    Gửi ảnh kèm vài dòng mô tả là thành một tin. Các việc khác ở ngay dưới đây.
    Cũng có thể nhắn: “dữ liệu của tôi”, “liên kết ứng dụng khác”, “ngôn ngữ”, “mất tài khoản, khóa ngay”.
welcome-official =
    Kính chào đồng chí { $name }, { $role ->
        [chairman] Chủ tịch UBND
       *[other] kế toán
    }.
    Việc của đồng chí ở ngay dưới đây; việc khác chưa có trên hệ thống.
    Cũng có thể nhắn: “dữ liệu của tôi”, “liên kết ứng dụng khác”, “ngôn ngữ”.
official-not-yet = Việc này chưa có trên hệ thống với vai trò của đồng chí. { $role ->
    [chairman] Đồng chí xem được báo cáo, bảng kê nhuận bút, kinh phí, khen thưởng; ghi chỉ đạo ngay dưới báo cáo.
   *[other] Đồng chí xem được bảng kê nhuận bút và theo dõi kinh phí.
  } Muốn hỏi, xin chọn mục dưới đây.
ward-joined = UBND { $ward } nay giải quyết công việc của { $before }. Câu hỏi, tin, bài đã gửi vẫn được giữ và xử lý ở đây; mã cũ vẫn tra cứu được.
privacy-notice =
    UBND { $ward } lưu tin nhắn, tài khoản của Ông/Bà để trả lời, đến 90 ngày sau khi xong việc{ $through ->
        [page] {""}
       *[other] ; tin đi qua Telegram, Zalo
    }.
    Xin không gửi số căn cước, hồ sơ bệnh, tài liệu mật.
    Xem, xóa: nhắn “dữ liệu của tôi” hoặc gọi { $phone }.
    For English, please send: English
say-something = Tin vừa gửi không có chữ. Xin nhắn nội dung bằng chữ.
question-please = Ông/Bà vui lòng viết câu hỏi trong một tin nhắn.
question-receipt =
    Đã tiếp nhận câu hỏi “{ $words }” của Ông/Bà, mã { $code }.
    Chúng tôi trả lời chậm nhất hết ngày { $due } (15 ngày làm việc).
question-receipts =
    Đã tiếp nhận { $count } câu hỏi của Ông/Bà. Mã và ngày trả lời chậm nhất (15 ngày làm việc) của từng câu:
    { $list }
question-receipts-first = { $code } “{ $words }”: { $due }
question-receipts-next =
    { $before }
    { $code } “{ $words }”: { $due }
item-state = Bài { $code }: { $state ->
    [draft] bản nháp
    [submitted] đã gửi, chờ duyệt
    [returned] cần sửa
    [approved] đã duyệt
    [published] đã đăng
    [rejected] đã từ chối
    [withdrawn] đã rút
    [merged] đã gộp vào bài khác
    [unpublished] đã gỡ
   *[other] đang xử lý
  }.
look-up-how-to = Xin nhắn mã, ví dụ: HD-2611-0017.

unsupported = Chúng tôi chưa đọc được loại tin nhắn này. Xin gửi bằng chữ hoặc ảnh.
file-not-yet = { $kind ->
    [audio] Chúng tôi chưa nhận tệp ghi âm. Anh/chị viết nội dung thành chữ giúp.
    [video] Chúng tôi chưa nhận video. Anh/chị gửi ảnh và vài dòng mô tả giúp.
    [document] Chúng tôi chưa nhận tệp này. Anh/chị gửi ảnh và nội dung bằng chữ giúp.
   *[other] Chúng tôi chưa nhận loại tệp này. Anh/chị gửi ảnh và nội dung bằng chữ giúp.
  }
language-changed = Từ nay hệ thống trả lời bằng tiếng Việt. Muốn đổi lại, xin nhắn “ngôn ngữ”.
prompt-over = { $code ->
    [none] Lời nhắc trước đó đã quá 4 giờ nên tin nhắn này không dùng cho việc ấy. Nếu vẫn cần, anh/chị chọn lại.
   *[other] Lời nhắc về { $code } đã quá 4 giờ nên tin nhắn này không dùng cho việc ấy. Nếu vẫn cần, anh/chị chọn lại rồi gửi lại.
  }
press-too-old = Nút này đã cũ. Xin nhắn “menu” để bắt đầu lại.

submit-not-invited = Gửi tin, bài dành cho cộng tác viên được mời. Ông/Bà có thể gửi câu hỏi ngay tại đây.
draft-how-to =
    Anh/chị gửi ảnh (một hoặc nhiều) kèm vài dòng: việc gì, ở đâu, khi nào.
    Dòng đầu sẽ là đầu đề. Muốn có sa-pô thì thêm một dòng “Sa-pô: …” ngay dưới.
ask-text = { $photos ->
    [0] { $files ->
        [0] Anh/chị viết
       *[other] Đã nhận { $files } tệp. Anh/chị viết
    }
   *[other] Đã nhận { $photos } ảnh. Anh/chị viết
  } vài dòng: việc gì, ở đâu, khi nào?
ask-eventOn = “{ $title }” diễn ra ngày nào? Anh/chị chọn hoặc viết ngày, ví dụ 20/11.
ask-source = Nguồn của “{ $title }”? Nếu anh/chị có mặt, xin chọn “Tôi có mặt”. Nếu không, viết tên người hoặc số văn bản.
ask-source-ahead = “{ $title }” chưa diễn ra. Anh/chị viết nguồn: người, cơ quan thông báo, hoặc số văn bản.
ask-title-anew = Anh/chị viết đầu đề mới.
ask-text-anew =
    Nội dung hiện nay của bài { $code }:

    { $now }

    Anh/chị gửi toàn bộ nội dung mới trong một tin nhắn, thay cho nội dung cũ.
ask-eventOn-anew = Anh/chị viết ngày, ví dụ 20/11 hoặc “hôm qua”.
ask-source-anew = Anh/chị viết nguồn tin: tên người, số văn bản hoặc đường dẫn.
ask-place-anew = Anh/chị viết địa điểm.
draft-preview =
    # { $title }
    { $category ->
        [news] Tin tức, sự kiện
        [document] Văn bản
        [conference] Hội nghị
        [statistics] Thông tin thống kê
       *[other] Mục khác
    }{ $date }{ $place }
    Nguồn: { $source } · { $photos } ảnh{ $files ->
        [0] {""}
       *[other] , { $files } tệp
    } · mã { $code }{ $credits ->
        [none] {""}
       *[other] {" · "}tác giả: { $credits }
    }

    { $text }

    { $due }{ $children }{ $findings }
draft-edit-menu = Anh/chị muốn sửa mục nào? Muốn bỏ một ảnh, viết “bỏ ảnh 2”.
more-photos-please = Anh/chị gửi thêm ảnh vào đây. Muốn bỏ một ảnh, viết “bỏ ảnh 2”.
which-photo = { $photos ->
    [0] Bài chưa có ảnh nào.
   *[other] Bài đang có { $photos } ảnh. Muốn bỏ ảnh nào, anh/chị viết “bỏ ảnh 2”.
  }
no-secrets = Không gửi văn bản, tài liệu mật qua trò chuyện này; chưa có gì được nhận. Văn bản mật giao trực tiếp cho văn thư theo Luật Bảo vệ bí mật nhà nước.
too-many-photos = Mỗi bài nhận tối đa { $max } ảnh. Những ảnh sau chưa được đưa vào.
said-and-asked = { $said } { $next }
photo-dropped = Đã bỏ ảnh { $number }.{ $missing ->
    [none] {""}
   *[other] {" "}Không có ảnh { $missing }.
  } Còn { $left } ảnh.
undertaking =
    # Cam kết của người gửi tin
    { $text }

    Bản { $version }. Anh/chị chọn Đồng ý nếu đã đọc và chấp thuận.
draft-changed =
    Cảm ơn anh/chị đã đồng ý. Bài { $code } đã thay đổi sau khi anh/chị chọn Gửi nên chưa gửi.
    Anh/chị xem lại bài ngay dưới đây rồi chọn Gửi.
undertaking-thanks = Cảm ơn anh/chị. Từ nay anh/chị có thể gửi bài.
sent =
    Ban Biên tập đã nhận tin “{ $title }”, mã { $code }.
    { $due }
late-part-joined = Phần gửi thêm đã được đưa vào bài { $code }.
edit-joined = Nội dung sửa đã được đưa vào bài { $code }. Ban Biên tập sẽ xem bản mới.
edit-after-decision = Bài { $code } đã được xử lý nên không tự sửa theo tin nhắn. Nếu cần đính chính, anh/chị nhắn Ban Biên tập.
draft-left = Đã dừng. Bài { $code } “{ $title }” vẫn để đó, chưa gửi.
cancel-sure = Anh/chị muốn hủy bài { $code } “{ $title }” đang viết?
cancelled = Đã hủy bài { $code }. Muốn viết tiếp, anh/chị chọn Hoàn tác hoặc nhắn “lấy lại bài { $number }”.
restored = Đã lấy lại bài { $code }. Bài ở trạng thái đang viết, chưa gửi.
note-restored = Đã lấy lại
returned-to-author =
    Ban Biên tập cảm ơn anh/chị. Bài “{ $title }” cần sửa trước khi đăng. Ban Biên tập đề nghị: { $reason }.
    Anh/chị chọn Sửa bài, viết thêm rồi chọn Gửi.
rejected-to-author =
    Ban Biên tập cảm ơn anh/chị đã gửi bài “{ $title }”. Bài chưa đăng được.
    Lý do: { $reason }.
    Mong tiếp tục nhận được tin, bài của anh/chị.
published-to-author =
    Tin của anh/chị đã được đăng: “{ $title }”.
    { $url }
republished-to-author =
    Tin của anh/chị đã được đăng lại: “{ $title }”.
    { $url }
scheduled-to-author = Bài { $code } “{ $title }” đã được duyệt, hẹn đăng lúc { $at }. Muốn rút trước giờ ấy, anh/chị nhắn “rút bài { $code }”.
unscheduled-to-author = Bài { $code } “{ $title }” chưa đăng theo giờ hẹn nữa, đang chờ Ban Biên tập duyệt lại. Anh/chị chưa cần làm gì.
undone-to-author = { $act ->
    [approve] Bài { $code } “{ $title }” tạm gỡ khỏi Cổng để Ban Biên tập xem lại. Anh/chị chưa cần làm gì.
    [return] Ban Biên tập đã rút lại việc trả bài { $code } “{ $title }”. Bài đang chờ duyệt, anh/chị chưa cần sửa.
   *[reject] Ban Biên tập đã rút lại việc từ chối bài { $code } “{ $title }”. Bài đang chờ duyệt.
  }
edited-by-board = Đồng chí { $name } đã sửa bài { $code } “{ $title }”.{ $changes }
own-items = { $count ->
    [0] Anh/chị chưa gửi bài nào. Gửi ảnh kèm vài dòng là thành một tin.
   *[other] Bài của anh/chị:{ $lines }
  }
list-join = {""}
    { $line }{ $rest }
list-line = { $code } · { $title } · { $state ->
    [draft] bản nháp
    [submitted] { $late ->
        [yes] QUÁ HẠN { $due }
       *[no] chờ duyệt, hạn { $due }
    }
    [returned] cần sửa{ $late ->
        [yes] , QUÁ HẠN { $due }
       *[no] {""}
    }
    [approved] đã duyệt
    [published] đã đăng
    [rejected] đã từ chối
    [withdrawn] đã rút
    [merged] đã gộp vào bài khác
    [unpublished] đã gỡ
   *[other] đang xử lý
  }

photo-not-a-picture = Tệp { $which } của bài { $code } không phải là ảnh nên chưa đưa vào được.
photo-unsupported-format = Ảnh { $which } của bài { $code } có định dạng chưa nhận được. Anh/chị gửi lại dạng JPEG hoặc PNG.
photo-too-many-pixels = Ảnh { $which } của bài { $code } quá lớn. Anh/chị gửi ảnh nhỏ hơn 64 triệu điểm ảnh.
photo-too-small = Ảnh { $which } của bài { $code } quá nhỏ nên chưa đưa vào được.
photo-too-long = Ảnh { $which } của bài { $code } quá dài so với chiều rộng nên chưa đưa vào được.
photo-damaged = Ảnh { $which } của bài { $code } bị hỏng khi gửi. Anh/chị gửi lại ảnh đó giúp.
photo-animated = Ảnh { $which } của bài { $code } là ảnh động nên chưa đưa vào được.
photo-too-big = Ảnh { $which } của bài { $code } lớn hơn 20 MB. Anh/chị gửi ảnh nhỏ hơn.
photo-gone = Không tải được ảnh { $which } của bài { $code }. Anh/chị gửi lại ảnh đó giúp.
photo-later = Chưa tải được ảnh { $which } của bài { $code }. Máy tự thử lại mỗi giờ trong một ngày; nếu cần gấp, anh/chị gửi lại ảnh đó giúp.
photo-here = Đã tải được ảnh { $which } của bài { $code }.

source-missing = chưa có
source-witness = người gửi có mặt
source-document = văn bản { $detail }
source-person = { $detail }
source-publication = { $detail }

invitation-not-found = Mã mời này không dùng được nữa. Ông/Bà liên hệ người đã mời để nhận mã mới.
joined =
    { $role ->
    [contributor] Chào mừng { $name }. Anh/chị là cộng tác viên của Cổng thông tin điện tử { $ward }. Gửi ảnh kèm vài dòng là thành một tin.
    [chairman] Chào mừng đồng chí { $name } tham gia hệ thống của { $ward } với vai trò Chủ tịch UBND.
    [accountant] Chào mừng đồng chí { $name } tham gia hệ thống của { $ward } với vai trò kế toán.
   *[other] Chào mừng đồng chí { $name } tham gia Ban Biên tập Cổng thông tin điện tử { $ward }.
    }
    Họ tên, tài khoản, điện thoại được lưu khi còn làm việc; tin nhắn 30 ngày; bài đã đăng và nhuận bút theo quy định lưu trữ. Xem, xóa: nhắn “dữ liệu của tôi”.
invitation =
    Mã mời cho { $name }: { $code }
    { $link }
    Dùng một lần, trong { $days } ngày.
invitation-used = { $name } đã nhận lời mời.
invite-name-please = Đồng chí viết họ và tên người được mời.
people =
    Ban Biên tập và cộng tác viên ({ $count }):{ $lines }
person-line = { $name } · { $role ->
    [contributor] cộng tác viên
    [member] thành viên
    [office] công chức Văn phòng
    [deputy] Phó Trưởng ban
    [standingDeputy] Phó Trưởng ban thường trực
    [head] Trưởng ban
    [chairman] Chủ tịch UBND
    [accountant] kế toán
   *[other] người dân
  }{ $status ->
    [frozen] {" "}· tạm khóa
    [removed] {" "}· đã thôi
   *[active] {""}
  }

menu-gui = Gửi bài
menu-baicuatoi = Bài của tôi
menu-quahan = Bài, câu hỏi quá hạn
menu-lich = Ngày nghỉ, ngày làm bù
menu-quytrinh = Quy trình duyệt
menu-choduyet = Bài chờ duyệt
menu-thanhvien = Thành viên, mời tham gia
menu-bang = Bảng làm việc
menu-hoi = Gửi câu hỏi
menu-tracuu = Tra cứu theo mã
choice-own-questions = Câu hỏi của tôi
menu-help = Hướng dẫn
menu-ngonngu = Ngôn ngữ

choice-ask = Gửi câu hỏi
choice-ask-still = Vẫn gửi câu hỏi
choice-send = ✅ Gửi bài
choice-edit = Sửa
choice-more = Thêm ảnh
choice-cancel = Hủy
choice-today = Hôm nay ({ $date })
choice-day = { $date }
choice-witness = Tôi có mặt
choice-source-origin = Theo { $name }
choice-agree = Đồng ý
choice-mend = Sửa bài
choice-continue = Tiếp tục bài đang viết
choice-edit-title = Sửa đầu đề
choice-edit-text = Sửa nội dung
choice-edit-date = Sửa ngày
choice-edit-place = Sửa địa điểm
choice-edit-source = Sửa nguồn
choice-category = Thể loại: { $category ->
    [news] Tin tức, sự kiện
    [document] Văn bản
    [conference] Hội nghị
    [statistics] Thống kê
   *[other] Mục khác
  }
choice-approve = ✅ Duyệt đăng
choice-return = Trả lại
choice-reject = Từ chối
choice-view = Xem đủ
choice-why-due = Vì sao?
why-due = { $code }: { $explanation }
choice-read = Đọc trên Cổng
choice-invite = { $role ->
    [contributor] Mời cộng tác viên
    [member] Mời thành viên
    [office] Mời công chức Văn phòng
    [deputy] Mời Phó Trưởng ban
    [standingDeputy] Mời Phó Trưởng ban thường trực
    [chairman] Mời Chủ tịch UBND
   *[accountant] Mời kế toán
  }
skipped = Đã bỏ qua, không có gì thay đổi.
choice-skip = Bỏ qua
choice-withdraw = Rút bài
withdraw-sure = Bài { $code } “{ $title }” đã gửi Ban Biên tập. Anh/chị muốn rút bài này?
edit-after-board = Ban Biên tập đã biên tập bài { $code } nên tin nhắn sửa không được đưa vào. Anh/chị viết thêm nếu cần bổ sung.

alarm-channel-needsReconnect =
    Kênh { $channel } không gửi được tin nữa: cần cấp quyền lại.
    Đồng chí mở Bảng làm việc, mục Kênh liên lạc, chọn Kết nối lại.
alarm-channel-expiring = Quyền gửi tin của kênh { $channel } sắp hết hạn. Đồng chí mở Bảng làm việc, mục Kênh liên lạc, chọn Kết nối lại.
alarm-channel-refused =
    Kênh { $channel } đang bị từ chối gửi tin ({ $reason }). Tin được giữ lại và tự gửi khi kênh hoạt động trở lại.
    Đề nghị đồng chí báo người quản trị kênh kiểm tra gói dịch vụ và trạng thái tài khoản. Gửi /chuagui để xem những người cần gọi điện.

choose-by-number = Nhắn số để chọn:
choose-by-code = Nhắn mã ở đầu dòng để chọn, ví dụ { $code }:
choose-by-either = Nhắn mã (ví dụ { $code }) hoặc số ở đầu dòng để chọn:
reason-by-code = Xin nhắn mã kèm số như trong danh sách (ví dụ: T 0042 2), hoặc viết lý do bằng chữ.
words-not-number = Một con số chưa rõ nghĩa. Xin viết bằng chữ; muốn thôi, xin nhắn “bỏ qua”.
account-code =
    Mã liên kết: { $code }
    Trong { $minutes } phút, mở ứng dụng kia (Zalo hoặc Telegram) và nhắn mã này cho chúng tôi.
account-code-unknown = Mã liên kết này không đúng hoặc đã hết hạn. Xin nhắn “liên kết” để lấy mã mới.
account-asks =
    Có tài khoản vừa nhắn mã liên kết của anh/chị: { $account }, lúc { $time }{ $others ->
        [0] {""}
       *[other] , cùng { $others } tài khoản khác của người đó
    }.
    Nếu đúng là anh/chị, chọn “Xác nhận” trong { $minutes } phút. Nếu không, chọn “Không phải tôi”.
account-waits = Đã nhận mã. Trong { $minutes } phút, anh/chị chọn “Xác nhận” ở tài khoản đã lấy mã.
account-refused = Đã từ chối. Tài khoản đó không được liên kết; mã cũng hết hiệu lực.
accounts-joined =
    Đã liên kết tài khoản { $account } với { $name } ({ $count } tài khoản).
    Tin được gửi đến tài khoản dùng gần nhất.
own-accounts = Anh/chị đang có { $count } tài khoản. Tài khoản nào không còn dùng, xin chọn để bỏ liên kết:
choice-unlink = Bỏ { $account }
choice-unlink-all = Bỏ tất cả tài khoản khác
choice-confirm = Xác nhận
choice-not-me = Không phải tôi
account-unlinked = { $count ->
   *[other] Đã bỏ liên kết { $count } tài khoản. Các nút và trang đã mở ở đó không còn dùng được.
    }
account-unlinked-here = Tài khoản này không còn liên kết với vai trò trước đây. Ông/Bà vẫn hỏi và tra cứu như mọi người dân.
account-in-app = { $name } ({ $app })
accounts-joined-here =
    Tài khoản này đã liên kết với { $name } ({ $count } tài khoản).
    Nếu không phải Ông/Bà thực hiện, xin báo ngay cho chúng tôi.
phone-kept = Đã lưu số { $phone }. Khi tin nhắn không đến, chúng tôi gọi số này.
ask-phone-member = Anh/chị nhắn số điện thoại của mình vào đây, để chúng tôi gọi khi tin nhắn không đến được.
contact-of-another = Đây là số của người khác nên không lưu. Xin nhắn số điện thoại của chính mình.
ask-phone = Ông/Bà có thể để lại số điện thoại để chúng tôi gọi khi tin nhắn không đến được.
upload-page-more = Mở trang dưới đây để gửi thêm ảnh, tệp cho bài { $code }. Trang mở trong 24 giờ.
upload-page-unsupported =
    Ứng dụng này không chuyển được tệp đó.
    Anh/chị gửi ảnh, tệp qua trang dưới đây; mọi thứ vào thẳng bài đang viết. Trang mở trong 24 giờ.
upload-offered = Tệp đó cũng chưa chuyển được. Anh/chị gửi qua trang ở tin nhắn ngay trên.
board-link = Đường dẫn vào Bảng làm việc, dùng một lần, trong 30 phút.
unreached = { $count ->
    [0] Mọi tin đều đã gửi được.
   *[other] Tin chưa gửi được, cần gọi điện ({ $count } người):{ $lines }
  }
unreached-line = { $name } · { $phone ->
    [none] chưa có số điện thoại
   *[other] { $phone }
  } · { $count } tin{ $codes ->
    [none] {""}
   *[other] {" "}{ $codes }
  } · từ { $since }{ $called ->
    [none] {""}
   *[other] {" "}· đã gọi { $calledAt }
  }
log-operator = Người vận hành (dòng lệnh)
log-system = Hệ thống
person-unnamed = Người dân (chưa rõ tên)
call-noted = Đã ghi: đồng chí đã gọi { $name }. Tin vẫn được gửi khi người đó nhắn lại.
choice-upload = Gửi ảnh, tệp
choice-board = Vào Bảng làm việc
choice-called = Đã gọi { $name }
menu-chuagui = Tin chưa gửi được
menu-lienket = Liên kết ứng dụng khác
note-called = Đã ghi cuộc gọi.
act-by-code = Xin nhắn kèm mã, ví dụ: X 0042 để xem, D 0042 để duyệt. Nhắn “bài chờ duyệt” hoặc “câu hỏi” để xem mã.
number-unknown = Số này không có trong danh sách mới nhất. Xin chọn trong tin nhắn gần nhất, hoặc nhắn “menu” để xem các việc.
alarm-platform-silent =
    Đã hơn một ngày không kết nối được với kênh { $channel }. Tin được giữ lại và vẫn được gửi khi kênh hoạt động trở lại.
    Đồng chí gửi /chuagui để xem những người cần gọi điện.
alarm-message-refused =
    Kênh { $channel } không nhận một tin ({ $reason }). Tin được giữ lại, sẽ gửi lại khi người nhận nhắn tin.
    Đồng chí gửi /chuagui để xem người cần gọi điện, và báo người quản trị.
alarm-portal-differs =
    Đối chiếu cổng thông tin: { $republished } bài bị thiếu đã được đăng lại.{ $left ->
        [0] {""}
       *[other] {" "}Còn { $left } bài khác với hồ sơ ({ $codes }): đồng chí báo người quản trị xem.
    }
alarm-outcome-unknown =
    Không rõ một tin (số { $id }) đã đến người nhận hay chưa, nên không gửi lại. Đồng chí báo người quản trị xem.
alarm-webhook-slow =
    Máy chủ nhận tin từ kênh { $channel } chậm ({ $seconds } giây). Chậm nhiều lần, nền tảng sẽ ngắt kênh.
    Đồng chí báo người quản trị kiểm tra máy chủ.

# Khóa, mở khóa, rút tên, báo mất tài khoản

menu-baomat = Mất tài khoản, khóa ngay
choice-freeze = Khóa tài khoản
choice-unfreeze = Mở khóa
choice-remove = Đưa ra khỏi danh sách
standing-choice-freeze = Khóa tài khoản { $name }
standing-choice-unfreeze = Mở khóa cho { $name }
standing-choice-remove = Đưa { $name } ra khỏi danh sách
standing-stands-in =
    { $name } đang được giao xử lý thay:
    { $lines }
    { $act ->
        [freeze] Khóa tài khoản
        [remove] Đưa ra khỏi danh sách
       *[other] Cho xóa dữ liệu
    } thì những ngày đó không còn người thay; người được thay nhận tin ngay.
standing-ask-freeze = Khóa tài khoản “{ $name }”: mọi nút, trang và mã của người này ngừng ngay. { $count ->
    [1] Đồng chí xác nhận:
   *[other] Có { $count } người, đồng chí chọn để làm:
  }
standing-ask-unfreeze = Mở khóa tài khoản “{ $name }”. { $count ->
    [1] Đồng chí xác nhận:
   *[other] Có { $count } người, đồng chí chọn để làm:
  }
standing-ask-remove = Đưa “{ $name }” ra khỏi danh sách: người này không còn vai trò nào. { $count ->
    [1] Đồng chí xác nhận:
   *[other] Có { $count } người, đồng chí chọn để làm:
  }
standing-done-freeze = Đã khóa tài khoản { $name }. Muốn mở lại, nhắn: mở khóa { $name }.
standing-done-unfreeze = Đã mở khóa tài khoản { $name }.
standing-done-remove = Đã đưa { $name } ra khỏi danh sách.
standing-note-freeze = Đã khóa { $name }.
standing-note-unfreeze = Đã mở khóa { $name }.
standing-note-remove = Đã đưa { $name } ra.
note-vouched = Đã ghi nhận đồng chí xác nhận cho { $name }. Người quản trị máy chủ mở khóa bằng dòng lệnh trong 24 giờ.
role-ended = Vai trò của Ông/Bà tại Cổng đã kết thúc. Ông/Bà vẫn hỏi và tra cứu như mọi người dân; câu hỏi đã gửi vẫn theo dõi được.
role-given = Từ nay đồng chí giữ vai trò: { $role ->
    [head] Trưởng ban
    [standingDeputy] Phó Trưởng ban thường trực
    [deputy] Phó Trưởng ban
    [member] thành viên Ban Biên tập
    [office] Văn phòng
    [accountant] kế toán
    [chairman] Chủ tịch UBND
   *[other] cộng tác viên
  }. Nhắn “menu” để xem việc làm được.
holder-left = { $name } không còn giữ vai trò. { $count } câu hỏi đang giao cần giao lại: { $codes }.
person-unfrozen = Tài khoản này đã được mở khóa. Trang và mã cũ không dùng lại được; xin lấy mới.
stolen-how-to = Nếu mất điện thoại hoặc người khác dùng tài khoản này, nhắn /baomat: tài khoản khóa ngay, { $role ->
    [head] Phó Trưởng ban thường trực
   *[other] chỉ Trưởng ban
  } mở lại được.
stolen-citizen = Ông/Bà nhắn “liên kết” để bỏ tài khoản không còn dùng, hoặc gọi { $phone } để được giúp.
stolen-frozen = Tài khoản đã khóa: mọi phiên, đường dẫn, nút và mã ngừng ngay. { $role ->
    [head] Phó Trưởng ban thường trực
    [standingDeputy] Trưởng ban
   *[other] Trưởng ban và Phó Trưởng ban thường trực
  } đã được báo. Cần gấp, xin gọi { $phone }.

# Sửa chữ bằng lời, và điều đã đổi

choice-edit-page = Sửa trên trang
choice-preview = Xem lại
item-changed = Đã sửa bài { $code }.{ $changes }
change-line-text = { $what ->
    [title] Đầu đề
    [text] Nội dung
    [place] Địa điểm
    [source] Nguồn
    [authors] Tác giả
    [photographers] Người chụp ảnh
    [number] Số văn bản
   *[signer] Người ký
  }: { $words }
change-line-eventOn = Ngày: { $gone } → { $now }
change-line-category = Thể loại: { $category ->
    [news] Tin tức, sự kiện
    [document] Văn bản
    [conference] Hội nghị
    [statistics] Thống kê
   *[other] Mục khác
  }
change-line-nothing = Nội dung, ảnh và tệp giữ nguyên.
change-line-files = Bỏ { $count } tệp
change-line-filesAdded = Thêm { $count } tệp
change-line-dropped = Bỏ { $count } ảnh
change-line-added = Thêm { $count } ảnh
change-line-captions = Sửa chú thích { $count } ảnh
change-line-descriptions = Sửa mô tả { $count } ảnh
change-line-order = Xếp lại thứ tự ảnh
change-rest = …và { $count } mục khác
change-replaced = “{ $gone }” → “{ $now }”
change-added = thêm “{ $now }”
change-removed = bỏ “{ $gone }”
change-and = { $first }; { $rest }
change-more = …và { $count } chỗ khác
change-several =
    “{ $words }” có { $count } chỗ trong bài { $code } nên chưa đổi.
    Muốn đổi cả { $count } chỗ, nhắn: đổi tất cả { $words } thành { $to }. Hoặc viết thêm chữ bên cạnh, hoặc sửa trên trang.
change-which =
    “{ $words }” có trong các bài { $codes } nên chưa đổi.
    Xin nhắn kèm số, ví dụ: đổi { $words } thành { $to } trong bài { $first }.
change-not-there = { $code ->
    [none] Không thấy “{ $words }” trong các bài đang sửa được. Xin nhắn đúng chữ đang có trong bài.
   *[other] Không thấy “{ $words }” trong bài { $code }. Xin nhắn đúng chữ đang có trong bài, hoặc sửa trên trang.
  }
change-no-item = Hiện không có bài nào sửa được. Bài đã duyệt, đã đăng thì không sửa theo tin nhắn.
change-not-open = Không có bài số đó, hoặc bài không còn sửa được.
undertaking-again = Anh/chị đã đọc cam kết ở tin nhắn trước. Chọn Đồng ý là bài được gửi.

# Xin một việc bằng một câu
choice-use-file-text = Dùng chữ trong tệp làm bài
issue-no-file = Bài đang viết chưa có tệp nào.
issue-file-no-text = Không đọc được chữ nào trong tệp. Anh/chị viết vài dòng: việc gì, ở đâu, khi nào?
issue-file-on-its-way = Tệp đang được nhận. Anh/chị đợi một lát rồi chọn lại.
issue-file-text-long = Chữ trong tệp dài quá { $most } ký tự nên chưa lấy làm bài. Anh/chị gửi phần cần đăng thành tin nhắn.
issue-file-text-there = Chữ trong tệp đã ở trong bài rồi.
paper-please = Anh/chị gửi tệp văn bản (Word, PDF) vào đây{ $code ->
    [none] {""}
   *[other] , tệp sẽ vào bài { $code } đang viết
  }. Chưa có tệp thì nhắn một dòng, ví dụ: Quyết định số 52/QĐ-UBND ngày 26/11/2026 về việc kiện toàn tổ dân phố.
upload-page-paper =
    Ứng dụng này không chuyển được tệp. Anh/chị mở trang dưới đây để gửi tệp văn bản (Word, PDF){ $code ->
        [none] {""}
       *[other] {" "}vào bài { $code }
    }; trang mở trong 24 giờ.
    Chưa có tệp thì nhắn một dòng, ví dụ: Quyết định số 52/QĐ-UBND ngày 26/11/2026 về việc kiện toàn tổ dân phố.
loudspeaker-how = Anh/chị cần bài đọc loa của bài nào? Nhắn kèm số bài, ví dụ: bài đọc loa 0001. Trên trang của mỗi bài, mục Chia sẻ cũng có bài đọc này.
loudspeaker-none = Không có bài đã đăng nào là “{ $of }”. Bài đọc loa có sau khi bài đăng; anh/chị nhắn kèm số bài, ví dụ: bài đọc loa 0001.
loudspeaker-which =
    Có nhiều bài:
    { $lines }
    Anh/chị nhắn số của bài cần đọc, ví dụ: bài đọc loa { $first }
