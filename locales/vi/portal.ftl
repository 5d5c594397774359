### Cổng thông tin điện tử: các trang công khai và giao diện lập trình (API).
### { $ward } là tên đầy đủ: "phường Đồng Lạc".

portal-language = vi
portal-language-region = vi_VN

## Tên cổng, đầu trang, cuối trang

portal-site-name = Cổng thông tin điện tử { $ward }
portal-page-title = { $title } – { $site }
portal-name-above = Cổng thông tin điện tử
portal-skip = Đến nội dung chính
portal-menu = Danh mục chính
portal-menu-all = Danh mục
portal-front = Trang chủ
portal-to-front = Về trang chủ
portal-to-top = Về đầu trang
portal-about = Về cổng thông tin
portal-about-responsible = Chịu trách nhiệm
portal-about-address = Địa chỉ
portal-about-phone = Điện thoại
portal-about-email = Thư điện tử
portal-channel = { $channel ->
    [telegram] Telegram
    [zalo-oa] Zalo
    [zalo-bot] Zalo Bot
    [web] Trang này
   *[other] { $channel }
  }
portal-reuse = Ghi rõ nguồn “Cổng thông tin điện tử { $ward }” khi phát hành lại thông tin từ trang này.
portal-wards = Các cổng thông tin trên hệ thống này

## Ngày, giờ (giờ của phường)

portal-date = { $day }/{ $month }/{ $year }
portal-date-time = { $hour }:{ $minute }, { portal-date }
portal-date-weekday = { $weekday ->
    [Mon] Thứ Hai
    [Tue] Thứ Ba
    [Wed] Thứ Tư
    [Thu] Thứ Năm
    [Fri] Thứ Sáu
    [Sat] Thứ Bảy
   *[Sun] Chủ nhật
  }, ngày { portal-date }

## Trang chủ và các danh sách

portal-front-description = Tin tức, văn bản, số liệu và giải đáp của Ủy ban nhân dân { $ward }.
portal-front-empty = Cổng vừa mở. Những tin đầu tiên sẽ có ở đây.
portal-news-newest = Tin mới
portal-documents = Văn bản
portal-documents-newest = Văn bản mới
portal-documents-all = Xem tất cả văn bản
portal-documents-introduction = Văn bản, quy định của các cơ quan { $ward }; mỗi văn bản ghi cơ quan ban hành.
portal-documents-empty = Chưa có văn bản nào được đăng.
portal-statistics = Thống kê
portal-statistics-newest = Số liệu mới
portal-statistics-all = Xem tất cả số liệu
portal-statistics-introduction = Thông tin thống kê, báo cáo số liệu của { $ward }.
portal-statistics-empty = Chưa có số liệu nào được đăng.
portal-section-empty = Chuyên mục này chưa có tin.
portal-list-description = { $name } – tin của { $ward }.
portal-turning = Chuyển trang
portal-newest = Về trang đầu
portal-older = Xem tin cũ hơn

## Một tin, bài

portal-posted = Đăng lúc
portal-updated = Cập nhật lúc
portal-photographers = Ảnh
portal-photo-alt = { $count ->
    [1] Ảnh của bài “{ $title }”
   *[other] Ảnh { $number } trong { $count } ảnh của bài “{ $title }”
  }
portal-photo-credit = Ảnh: { $name }
portal-source = Nguồn tin
portal-place = Địa bàn
portal-event-on = { $category ->
    [document] Ngày ký
    [statistics] Ngày gửi báo cáo
    [answer] Ngày nhận câu hỏi
   *[other] Ngày diễn ra
  }
portal-code = { $category ->
    [answer] Mã câu hỏi
   *[other] Mã tin
  }
portal-document-number = Số, ký hiệu
portal-signer = Người ký
portal-files = Tải văn bản
portal-file-facts = { $kind }{ $pages ->
    [0] {""}
   *[other] , { $pages } trang
  }, { $size }
portal-file-text = Đọc nội dung dạng chữ
portal-file-text-cut = Nội dung còn dài; xin mở tệp để đọc tiếp.
portal-draft-open = Đang lấy ý kiến, nhận góp ý đến hết ngày { $on }{ $days ->
    [0] {" "}(hôm nay là ngày cuối)
   *[other] {" "}(còn { $days } ngày)
  }.
portal-draft-closed = Đã hết hạn góp ý (ngày { $on }).
portal-draft-comment = Góp ý cho dự thảo này
portal-corrections = Đính chính
portal-share = Địa chỉ để chia sẻ:
portal-related = { $category ->
    [answer] Câu hỏi khác
   *[other] Tin liên quan
  }

## Hỏi – Đáp

portal-questions = Hỏi – Đáp
portal-asked = Hỏi
portal-answered = Trả lời
portal-answered-by = Nơi trả lời
portal-answering-office = Ủy ban nhân dân { $ward }
portal-answer-signer-label = Người duyệt trả lời
portal-answer-signer = { $role ->
    [head] Trưởng Ban Biên tập
    [standingDeputy] Phó Trưởng ban thường trực Ban Biên tập
    [deputy] Phó Trưởng ban Ban Biên tập
    [chairman] Chủ tịch Ủy ban nhân dân
   *[other] Ban Biên tập
  }
portal-questions-newest = Vừa được trả lời
portal-questions-answered = Câu hỏi đã được trả lời
portal-questions-empty = Chưa có câu trả lời nào được đăng. Câu trả lời chỉ được đăng khi người hỏi đồng ý.
portal-ask-invitation = Ông/Bà có điều muốn hỏi, muốn phản ánh hay góp ý với { $ward }? Xin nhắn cho chúng tôi, kể cả ngoài giờ làm việc.
portal-ask-how = Cách gửi câu hỏi
portal-ask-heading = Cách gửi câu hỏi
portal-ask-write = Nhắn câu hỏi bằng lời của Ông/Bà, có dấu hay không dấu đều được:
portal-ask-here = Không dùng ứng dụng nào? Gửi câu hỏi ngay trên trang này.
portal-ask-by-page = Gửi câu hỏi cho { $ward } ngay tại đây.
portal-ask-visit = Gọi { $phone } hoặc đến { $address }.
portal-ask-receipt = Ông/Bà nhận được mã câu hỏi và ngày trả lời chậm nhất.
portal-ask-answer = Chúng tôi trả lời trong 15 ngày làm việc, ngay tại nơi Ông/Bà đã nhắn.
portal-ask-personal = Xin không gửi số căn cước, ảnh giấy tờ, hồ sơ bệnh. Câu hỏi và câu trả lời chỉ được đăng ở đây khi Ông/Bà đồng ý, sau khi đã che thông tin riêng.
portal-ask-complaint = Khiếu nại, tố cáo không giải quyết tại mục này. Ông/Bà gửi đơn có chữ ký hoặc trình bày trực tiếp tại nơi tiếp công dân của Ủy ban nhân dân.
portal-ask-emergency = Có cháy, tai nạn, nguy hiểm: xin gọi ngay 114, 115 hoặc 113.

## Tìm kiếm

portal-search = Tìm kiếm
portal-search-label = Từ cần tìm
portal-search-placeholder = Tìm tin, văn bản
portal-search-button = Tìm
portal-search-title = Tìm “{ $words }”
portal-search-kind = Loại
portal-search-year = Năm
portal-search-any = Tất cả
portal-search-kind-name = { $kind ->
    [news] Tin tức
    [document] Văn bản
    [statistics] Thống kê
   *[other] Hỏi – Đáp
}
portal-search-narrowed = Thử chọn “Tất cả” ở loại và năm.
portal-search-newest = Mới đăng
portal-search-also = Tìm thêm theo: { $words }
portal-search-near = Không có tin nào đủ các từ này; dưới đây là những tin gần giống.
portal-search-hint = Gõ vài từ, có dấu hay không dấu đều được. Ví dụ: lịch tiếp công dân.
portal-search-none = Chưa thấy tin nào có “{ $words }”. { $count ->
    [1] Ông/Bà thử tìm bằng một từ khác.
   *[other] Ông/Bà thử dùng ít từ hơn.
  }
portal-search-found = Kết quả cho “{ $words }”

## Khi không có gì để xem

portal-missing-heading = Không tìm thấy trang này
portal-missing-text = Địa chỉ có thể đã gõ thiếu hoặc thừa. Ông/Bà thử tìm bằng vài từ, hoặc về trang chủ.
portal-withdrawn-heading = Tin này đã được gỡ
portal-withdrawn-text = Ban Biên tập đã gỡ tin này khỏi cổng thông tin. Rất mong Ông/Bà thông cảm.
portal-file-gone-heading = Ảnh, tệp này đã được gỡ
portal-file-gone-text = Ban Biên tập đã gỡ ảnh, tệp này khỏi cổng thông tin. Rất mong Ông/Bà thông cảm.
portal-question-missing-heading = Chưa có câu trả lời được đăng
portal-question-missing-text = Câu trả lời chỉ được đăng khi người hỏi đồng ý. Nếu Ông/Bà là người hỏi, xin xem lại tin nhắn của chúng tôi ở nơi Ông/Bà đã nhắn.
portal-trouble-heading = Trang chưa mở được
portal-trouble-text = Hệ thống đang bận. Ông/Bà vui lòng mở lại sau ít phút. Mã để báo cho Ban Biên tập: { $request }.

## Các trang của phường

portal-page-name = { $page ->
    [gioi-thieu] Giới thiệu
    [ban-do] Bản đồ hành chính
    [bo-may] Bộ máy, lãnh đạo
    [lien-he] Liên hệ
    [lich-cong-tac] Lịch công tác, tiếp công dân
    [thu-tuc] Thủ tục hành chính
    [du-thao] Dự thảo lấy ý kiến
    [cong-khai] Kế hoạch, công khai ngân sách
    [cong-tac-vien] Góc cộng tác viên
    [quy-che] Về Ban Biên tập
   *[en] English
  }
portal-page-description = { portal-page-name } của { $ward }.
portal-section-name = { $slug ->
   *[other] { $name }
  }
portal-spokesperson = Người phát ngôn
portal-page-empty = Mục này đang được chuẩn bị.
portal-page-ask = Cần biết ngay, xin hỏi: { $owner }{ $phone ->
    [0] {""}
   *[other] , điện thoại { $phone }
  }, hoặc đến { $place } ({ $hours }).
portal-credited = Người viết, chụp ảnh của các bài vừa đăng
portal-credited-why = Xếp theo vần, không xếp hạng. Tên lấy từ bài đang đăng trong ba tháng qua.
portal-credited-none = Ba tháng qua chưa có bài đứng tên cộng tác viên.
portal-credited-items = Bài vừa đăng
portal-section-newest = Tin mới nhất
portal-page-owner = Phụ trách mục này
portal-page-updated = Cập nhật ngày
portal-page-stale = Mục này đã lâu chưa được xem lại.
portal-reception = Tiếp công dân
portal-stolen = Báo mất tài khoản (cộng tác viên, Ban Biên tập)
portal-channels-page = Kênh thông tin
portal-channels-introduction = Các kênh chính thức của { $ward }. Chĩa máy ảnh của điện thoại vào mã để mở.
portal-qr = Mã QR: { $what }
portal-channel-open = Mở { $channel ->
    [telegram] Telegram
    [zalo-oa] Zalo
    [zalo-bot] Zalo Bot
   *[other] trang này
  }
portal-site-map = Sơ đồ trang
portal-site-map-description = Tất cả các mục của cổng thông tin { $ward }.
portal-site-map-news = Tin và văn bản
portal-site-map-use = Tiện ích
portal-notices-all = Xem tất cả thông báo
portal-week = Lịch tuần này
portal-week-all = Xem cả lịch công tác

## Cách đọc

portal-reading = Cỡ chữ, tương phản
portal-reading-why = Chọn cỡ chữ và độ tương phản dễ đọc với Ông/Bà. Lựa chọn được giữ trên máy này.
portal-reading-size = Cỡ chữ
portal-reading-size-name = { $size ->
    [lon] Chữ lớn
    [rat-lon] Chữ rất lớn
   *[other] Chữ thường
  }
portal-reading-contrast = Tương phản
portal-reading-contrast-usual = Như thường
portal-reading-contrast-high = Đen trên trắng, rõ nhất
portal-reading-cookie = Trang chỉ ghi lựa chọn này vào một cookie trên máy của Ông/Bà, không theo dõi gì.
portal-read-aloud = Đọc bài
portal-read-stop = ■ Dừng đọc

## Chia sẻ một tin

portal-share-more = Chia sẻ: mã QR, lời gửi Zalo, bài đọc loa
portal-share-title = Chia sẻ “{ $title }”
portal-share-heading = Chia sẻ tin này
portal-share-link = Địa chỉ
portal-share-qr = Mã QR để in hoặc chiếu
portal-share-chat = Lời gửi Zalo, Telegram
portal-share-loudspeaker = Bài đọc trên loa truyền thanh
portal-loudspeaker =
    Kính thưa toàn thể bà con { $ward }. Sau đây là tin: { $title }.

    { $text }

    Tin đã đăng trên Cổng thông tin điện tử { $ward }. Xin cảm ơn bà con đã lắng nghe.
portal-issuer = Cơ quan ban hành
portal-issuer-name = { $issuer ->
    [ward] Ủy ban nhân dân { $ward }
    [wardCouncil] Hội đồng nhân dân { $ward }
    [people] Ủy ban nhân dân cấp trên
    [council] Hội đồng nhân dân cấp trên
    [primeMinister] Thủ tướng Chính phủ
    [government] Chính phủ
    [assembly] Quốc hội
    [ministry] Bộ, ngành trung ương
   *[party] Cơ quan của Đảng
  }

## Giao diện lập trình

portal-api-bad-limit = limit phải là số nguyên từ 1 đến { $max }; không ghi thì là { $default }.
portal-api-bad-cursor = cursor không đọc được. Hãy dùng nguyên giá trị next của lần trả lời trước, hoặc bỏ cursor để xem từ đầu.
portal-api-words-missing = Thiếu q: từ cần tìm, có dấu hay không dấu đều được.
portal-api-words-too-long = q dài quá { $max } ký tự; hãy dùng ít từ hơn.
portal-api-not-found = Không có địa chỉ này. Danh sách địa chỉ ở /api/v1/openapi.json.
portal-api-withdrawn = Tin này đã được gỡ.
portal-api-trouble = Hệ thống đang bận; hãy thử lại sau ít phút. Mã: { $request }.
portal-regulation-text = Toàn văn Quy chế đang áp dụng
portal-regulation-version = { $version ->
    [none] Theo văn bản ban hành ghi ở phần đầu.
   *[other] Theo { $version }, áp dụng từ { $from }.
  }
portal-regulation-open = Đọc cả { $count } điều
portal-regulation-chapter = Chương { $chapter }
portal-regulation = Quy chế và phần mềm
portal-regulation-why = Quy chế hoạt động Cổng thông tin điện tử nói gì, phần mềm làm gì cho từng quy định, và thấy ở đâu.
portal-regulation-seen = Nơi thấy: { $place }
