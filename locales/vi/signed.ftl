# Các trang mở bằng đường dẫn riêng: xem, duyệt, gửi tệp, trò chuyện, soạn trả lời.

signed-site = { $ward }
signed-name-above = Cổng thông tin điện tử
signed-skip = Đến nội dung chính
signed-help = Cần giúp đỡ, xin gọi { $phone }.
signed-keep-secret = Không chuyển đường dẫn của trang này cho người khác.
signed-to-front = Về trang chủ của Cổng
signed-back = Quay lại

## Đường dẫn không mở được

problem-unknown-title = Không tìm thấy trang này
problem-unknown-text = Đường dẫn có thể bị thiếu ký tự. Xin mở lại từ tin nhắn, hoặc nhắn cho chúng tôi để nhận đường dẫn mới.
problem-used-title = Đường dẫn này đã được dùng
problem-used-text = Mỗi đường dẫn chỉ dùng một lần. Nếu còn cần, xin nhắn cho chúng tôi để nhận đường dẫn mới.
problem-expired-title = Đường dẫn này đã hết hạn
problem-expired-text = Để bảo đảm an toàn, đường dẫn chỉ mở trong một thời gian. Xin nhắn cho chúng tôi để nhận đường dẫn mới.
problem-revoked-title = Đường dẫn này đã bị thu hồi
problem-revoked-text = Tài khoản đã từng bị khóa nên các đường dẫn cũ không còn mở được. Xin nhắn cho chúng tôi để nhận đường dẫn mới.
problem-frozen-title = Tài khoản đang tạm khóa
problem-frozen-text = Hiện chưa xem và chưa làm được gì ở trang này. Xin liên hệ Trưởng Ban Biên tập.
problem-elsewhere-title = Chưa nhận được
problem-elsewhere-text = Yêu cầu được gửi từ một trang khác nên không được thực hiện. Xin mở lại đường dẫn trong tin nhắn rồi làm lại.
problem-too-many-title = Xin chờ một lát
problem-too-many-text = Có quá nhiều lượt truy cập từ mạng này. Xin thử lại sau ít phút.
problem-too-big-title = Nội dung quá lớn
problem-too-big-text = Mỗi lần gửi nhiều nhất 10 tệp, mỗi tệp không quá 20 MB. Xin quay lại và gửi ít hơn.
problem-malformed-title = Chưa đọc được nội dung gửi lên
problem-malformed-text = Có thể đường truyền bị ngắt giữa chừng. Xin quay lại và gửi lại.
problem-not-here-title = Nội dung này không xem được
problem-not-here-text = Nội dung đã thay đổi, không còn, hoặc không thuộc quyền xem của tài khoản này. Xin nhắn cho chúng tôi để xem việc hiện có.
problem-closed-title = Hệ thống đang khởi động lại
problem-closed-text = Xin thử lại sau một phút. Nội dung vừa nhập chưa được gửi.
problem-trouble-title = Có lỗi ở phía hệ thống
problem-trouble-text = Xin thử lại sau ít phút. Nếu vẫn lỗi, xin gọi số điện thoại ở cuối trang.

## Xem và duyệt một bài

signed-as-public = Bài sẽ hiện trên Cổng đúng như dưới đây:
signed-was-public = Bài đã gỡ khỏi Cổng; trước đó hiện như dưới đây:
signed-is-public = Bài đã đăng, hiện như dưới đây:
signed-read-public = Đọc trên Cổng
signed-jump = Đến phần quyết định
signed-photos-waiting = { $count } ảnh đang được xử lý; ảnh sẽ hiện sau khi tải lại trang.
signed-photos-refused = { $count } ảnh không đưa vào được.
signed-files-waiting = { $count } tệp đang được xử lý.
signed-files-refused = { $count } tệp không đưa vào được.
signed-file-count = { $count } tệp
signed-photo-count = { $count } ảnh
signed-revision = bản số { $revision }
signed-changed-since = Bài đã thay đổi sau khi đường dẫn này được gửi (bản số { $before }, nay là bản số { $now }). Dưới đây là bản mới nhất.
signed-shared = Đoạn giống bài khác
signed-shared-own = Bài này
signed-masked = Thông tin riêng đã che
signed-mask-proposal = Đề xuất che thông tin riêng
signed-mask-where = Muốn che, đồng chí chọn “{ choice-mask }” dưới thẻ bài trong cuộc trò chuyện hoặc trên Bảng làm việc.
signed-mask-legend = Chữ gạch ngang là bản gốc, không đăng; chữ gạch chân là bản đăng.
signed-changes = Nội dung thay đổi so với bản vừa xem
signed-changes-legend = Chữ gạch ngang đã bỏ; chữ gạch chân là mới.
signed-documents = Văn bản, tệp kèm theo
signed-pages = { $count } trang
signed-findings = Kết quả kiểm tra
signed-history = Quá trình xử lý
signed-history-submitted = { $name } gửi bài
signed-history-signed = Đồng chí { $name } ký duyệt
signed-history-approved = Đồng chí { $name } duyệt đăng
signed-history-returned = Đồng chí { $name } trả lại
signed-history-rejected = Đồng chí { $name } từ chối
signed-history-edited = Đồng chí { $name } sửa bài
signed-history-withdrawn = { $name } rút bài
signed-history-published = Đã đăng trên Cổng
signed-history-republished = Đồng chí { $name } cho đăng lại
signed-history-undone = Đồng chí { $name } hoàn tác quyết định vừa rồi
signed-history-unpublished = Đồng chí { $name } gỡ bài khỏi Cổng
signed-history-masked = Đồng chí { $name } che thông tin riêng
signed-history-photo-blurred = { $name } che một phần ảnh
signed-history-photo-cropped = { $name } cắt ảnh
signed-history-photo-put-back = { $name } trả lại ảnh như trước
signed-history-photo-unblurred = { $name } bỏ phần che ảnh
signed-history-renewed = Cổng đã có bản mới
signed-history-scheduled = Đồng chí { $name } duyệt và hẹn giờ đăng
signed-history-unscheduled = { $name ->
    [none] Bỏ hẹn giờ đăng
   *[other] Đồng chí { $name } bỏ hẹn giờ đăng
  }
signed-history-correction-proposed = Đồng chí { $name } đề nghị đính chính
signed-history-corrected = Đồng chí { $name } duyệt đính chính
signed-history-correction-signed = Đồng chí { $name } ký đính chính, chờ chữ ký tiếp theo
signed-history-correction-dropped = Đồng chí { $name } bỏ đề nghị đính chính
signed-history-overridden = Đồng chí { $name } duyệt thay
signed-history-reviewed = Đồng chí { $name } xem lại bài duyệt khẩn
signed-history-merged = Đồng chí { $name } gộp với bài khác
signed-history-parted = Đồng chí { $name } tách ra khỏi bài đã gộp
signed-history-restored = { $name } lấy lại bài đã rút
signed-history-shares-said = Đồng chí { $name } chia nhuận bút giữa các tác giả
signed-history-noted = Đồng chí { $name } nhắn tác giả
signed-take-down = Gỡ bài, rút đồng ý
signed-taken-down = Đã ghi nhận. Trạng thái hiện nay của bài ở ngay dưới đây.
signed-decision = Quyết định của đồng chí
signed-no-decision = Bài này hiện không chờ quyết định.
signed-approve = Duyệt đăng
signed-override = Trưởng ban tự quyết
signed-override-title = Tự quyết đăng bài này?
signed-override-text = Không còn ai khác trong Ban Biên tập ký được bài này. Đồng chí tự quyết theo quyền Trưởng ban; việc này được ghi rõ và báo cho Ban Biên tập.
signed-override-confirm = Xác nhận tự quyết
signed-return = Trả lại
signed-reject = Từ chối
signed-approve-title = Duyệt đăng bài này?
signed-approve-text = Bài sẽ được đăng đúng bản đồng chí vừa xem. Nếu bài thay đổi trước khi đồng chí xác nhận, hệ thống sẽ cho xem bản mới.
signed-approve-step = Đồng chí ký đúng bản vừa xem; sau đó bài chờ người ký tiếp. Nếu bài thay đổi trước khi đồng chí xác nhận, hệ thống sẽ cho xem bản mới.
signed-approve-confirm = Xác nhận duyệt đăng
signed-republish-title = Đăng lại bài này?
signed-republish-text = Bài trở lại Cổng đúng bản đã gỡ. Đồng chí xem lại lý do gỡ trước khi xác nhận.
signed-republish-confirm = { choice-republish }
signed-approve-correction-title = Duyệt đính chính này?
signed-approve-correction-text = Cổng sẽ hiện lời đính chính cùng ngày, đúng như đồng chí vừa xem; bản cũ vẫn được lưu.
signed-approve-correction-confirm = { choice-approve-correction }
signed-return-title = Trả lại bài này?
signed-return-text = Tác giả sửa rồi gửi lại. Tác giả sẽ đọc lý do đúng như đồng chí ghi.
signed-return-confirm = Xác nhận trả lại
signed-reject-title = Từ chối bài này?
signed-reject-text = Bài sẽ không được sử dụng. Tác giả sẽ đọc lý do đúng như đồng chí ghi.
signed-reject-confirm = Xác nhận từ chối
signed-unpublish-title = Gỡ bài này khỏi Cổng?
signed-unpublish-text = Bài, ảnh và tệp sẽ không còn trên Cổng, RSS và trang tìm kiếm. Tác giả sẽ đọc lý do đúng như đồng chí ghi.
signed-unpublish-confirm = Xác nhận gỡ bài
signed-consent-title = Gia đình không còn đồng ý đăng ảnh trẻ em?
signed-consent-text = Nếu bài đã đăng, bài được gỡ khỏi Cổng ngay; nếu chưa đăng, tác giả được hỏi lại. Trưởng Ban Biên tập và tác giả được báo.
signed-consent-confirm = { choice-withdraw-consent-sure }
signed-words-stopped = Nội dung vừa nhập có dấu hiệu không được đăng công khai nên hệ thống đã dừng xử lý và không lưu. Đề nghị liên hệ Trưởng Ban Biên tập.
signed-reason = Lý do
signed-reason-line = Ghi thêm một dòng (không bắt buộc nếu đã chọn ở trên)
signed-reason-missing = Xin chọn một lý do hoặc ghi một dòng.
signed-decided-title = Đã ghi nhận quyết định
signed-outcome-title = Đường dẫn này đã được dùng
signed-outcome-text = Kết quả hiện nay của bài ở trên. Mỗi đường dẫn chỉ quyết định một lần; bài khác xin mở từ tin nhắn.

## Mã PIN

signed-pin = Mã PIN (6 chữ số)
signed-pin-choose = Đặt mã PIN của đồng chí
signed-pin-choose-why = Khi duyệt văn bản, đồng chí nhập thêm mã PIN để xác nhận đúng là mình. Đồng chí chọn 6 chữ số, ghi nhớ và không cho ai biết.
signed-pin-new = Mã PIN mới (6 chữ số)
signed-pin-again = Nhập lại mã PIN
signed-pin-six = Mã PIN gồm đúng 6 chữ số.
signed-pin-missing = Xin nhập mã PIN để xác nhận.
signed-pin-different = Hai lần nhập chưa giống nhau. Xin đặt lại.
signed-pin-trivial = Mã này quá dễ đoán (như 123456, 000000). Xin chọn mã khác.
signed-pin-wrong = Mã PIN chưa đúng. Còn { $left } lần thử.
signed-pin-keep = Lưu mã PIN
signed-pin-chosen = Đã lưu mã PIN
signed-pin-chosen-text = Từ nay đồng chí dùng mã này khi duyệt văn bản. Đường dẫn này không mở lại được.
signed-pin-taken = Đồng chí đã có mã, nên đường dẫn này không đặt mã khác. Quên mã thì nhờ Trưởng ban cấp lại.
signed-pin-none = Đồng chí chưa có mã PIN. Đường dẫn “Chọn mã PIN” ở trong trò chuyện của đồng chí (có hiệu lực 24 giờ, được gửi lại sau vài ngày); cần ngay, xin đề nghị Trưởng ban đặt lại mã.
pin-choose = Khi duyệt văn bản, đồng chí cần mã PIN 6 chữ số. Xin chọn mã trên trang riêng trong 24 giờ; đường dẫn chỉ dùng một lần, không chuyển cho ai.
choice-pin-page = Chọn mã PIN
signed-pin-locked = Mã PIN đã bị khóa sau 5 lần nhập sai. Xin đề nghị Trưởng ban đặt lại; bài vẫn chờ quyết định.
issue-link-over = Đường dẫn đã hết hạn trong lúc gửi. Xin nhắn cho chúng tôi để nhận đường dẫn mới rồi gửi lại.
issue-pin-own = Đồng chí không tự đặt lại mã PIN của mình được. Xin nhờ người quản trị hệ thống.
issue-pin-none = Người này không dùng mã PIN.
note-pin-reset = Đã đặt lại mã PIN của { $name }
note-pin-first = Cần thêm một người trong Ban xác nhận để đặt lại mã PIN của { $name }
pin-was-reset = Mã PIN của đồng chí đã được đặt lại. Đường dẫn chọn mã mới ở tin ngay sau.
alarm-pin-locked = Mã PIN của đồng chí { $name } bị khóa sau 5 lần nhập sai. Nếu người đó nhập nhầm, đồng chí chọn Đặt lại mã PIN; nếu không phải, chọn Khóa tài khoản.

## Gửi ảnh, tệp

signed-correct-file-title = Thay tệp của bài { $code }
signed-correct-file-choose = Chọn tệp trong máy
signed-correct-file-limits = Mỗi lần nhiều nhất { $max } tệp PDF, DOCX hoặc XLSX, mỗi tệp không quá { $megabytes } MB.
signed-correct-file-into = Tệp mới vào bài “{ $title }” bằng một lần đính chính. Bài trên Cổng chỉ đổi khi người có thẩm quyền đã xem tệp và duyệt.
signed-correct-file-note = Một câu cho người đọc
signed-correct-file-drop = Bỏ tệp đang có: { $name }
signed-correct-file-send = Gửi đề nghị đính chính
signed-correct-file-after = Gửi xong, đồng chí trở lại cuộc trò chuyện; kết quả báo ở đó.
signed-upload-title = Gửi ảnh, tệp
signed-upload-of = Ảnh, tệp của bài { $code }
signed-upload-into = Ảnh, tệp sẽ vào bài { $code }: “{ $title }”.
signed-upload-new = Ảnh, tệp đầu tiên sẽ mở một bài mới của anh/chị.
signed-upload-choose = Chọn ảnh, tệp trong máy
signed-upload-limits = Mỗi lần nhiều nhất { $max } tệp, mỗi tệp không quá { $megabytes } MB. Ảnh JPEG, PNG, WebP, HEIC; tệp PDF, DOCX, XLSX.
signed-upload-send = Gửi lên
signed-upload-done = Đã nhận { $count } tệp.
signed-upload-nothing = Chưa có tệp nào được chọn.
signed-upload-received = Đã có { $count } ảnh, tệp
signed-upload-after = Khi gửi xong, anh/chị trở lại cuộc trò chuyện để viết tiếp và bấm Gửi.
signed-file-too-big = Tệp lớn hơn { $megabytes } MB.
signed-file-empty = Tệp rỗng.
signed-file-twice = Tệp giống hệt một tệp khác trong lần gửi này.
signed-sending = đang gửi
signed-sent = đã gửi
signed-failed = chưa gửi được, xin bấm Gửi lên lần nữa
signed-photo-waiting = đang xử lý
signed-photo-number = Ảnh { $number }

## Che một phần ảnh

signed-blur-title = Che hoặc cắt ảnh
signed-blur-open = Che, cắt ảnh { $number }
signed-blur-how-draw = Kéo ngón tay hoặc chuột để vẽ khung lên chỗ cần che: mặt trẻ em, biển số xe, giấy tờ. Để cắt: vẽ một khung quanh phần giữ lại. Bấm ✕ để bỏ một khung.
signed-blur-how-grid = Chọn những ô nằm trên chỗ cần che: mặt trẻ em, biển số xe, giấy tờ.
signed-crop-confirm = Cắt, chỉ giữ phần trong khung
signed-crop-one = Để cắt ảnh, xin chọn đúng một khung quanh phần giữ lại.
signed-crop-is = Ảnh đã cắt.
signed-blur-grid = Các ô trên ảnh
signed-blur-square = Hàng { $row }, cột { $column }
signed-blur-remove = Bỏ khung này
signed-blur-confirm = Che các chỗ đã chọn
signed-blur-clear = Bỏ hết khung
signed-blur-draw = Vẽ khung
signed-blur-by-grid = Chọn theo ô
signed-blur-note = Phần đã che không khôi phục được từ ảnh trên Cổng. Ảnh gốc được giữ riêng, không công khai.
signed-blur-back = Quay lại bài
signed-blur-done = Đã sửa ảnh. Bài nay là bản số { $revision }. Xin xem kỹ ảnh dưới đây; nếu còn sót, xin che thêm.
signed-blur-changed = Ảnh đã thay đổi. Bài nay là bản số { $revision }, hiện như dưới đây; các nút ở tin nhắn cũ không còn hiệu lực.
signed-blur-hidden = Ảnh này đang che { $count } chỗ.
signed-blur-take-back = Bỏ che và cắt, dùng lại ảnh gốc
signed-blur-nothing = Chưa có chỗ nào được chọn để che.
signed-blur-unreadable = Chưa đọc được các khung vừa vẽ. Xin vẽ lại, nhiều nhất 100 khung.

## Gửi câu hỏi, trò chuyện không cần ứng dụng

signed-ask-title = Gửi câu hỏi
signed-ask-introduction = Ông/Bà hỏi UBND { $ward } ngay tại đây, không cần tài khoản hay ứng dụng. Câu trả lời sẽ hiện ở một trang riêng của Ông/Bà.
signed-ask-name = Họ và tên
signed-ask-question = Câu hỏi
signed-ask-draft-title = Góp ý dự thảo
signed-ask-draft-open = Nhận góp ý đến hết ngày { $on }. Ý kiến đến nơi soạn thảo; phần trả lời hiện ở một trang riêng của Ông/Bà.
signed-ask-draft-closed = Dự thảo này đã hết hạn góp ý (ngày { $on }), ý kiến chưa được gửi. Muốn hỏi việc khác, xin mở trang Gửi câu hỏi.
signed-ask-about-draft = Góp ý dự thảo “{ $title }”:
signed-ask-comment = Ý kiến góp ý
signed-ask-send-comment = Gửi góp ý
signed-ask-phone = Số điện thoại (không bắt buộc)
signed-ask-send = Gửi câu hỏi
signed-ask-notice = UBND { $ward } lưu họ tên, số điện thoại và câu hỏi để trả lời Ông/Bà. Xin không gửi số căn cước, ảnh giấy tờ, hồ sơ bệnh, tài liệu mật. Muốn xem hoặc xóa dữ liệu, xin gọi { $phone }.
signed-ask-name-missing = Xin ghi họ và tên.
signed-ask-question-missing = Xin ghi nội dung câu hỏi.
signed-ask-phone-wrong = Số điện thoại chưa đúng. Xin ghi như 0912 345 678, hoặc để trống.
signed-ask-again = Trang đã mở quá lâu. Xin bấm Gửi câu hỏi lần nữa.
signed-ask-which = Ông/Bà muốn hỏi nơi nào?
signed-talk-title = Trò chuyện
signed-talk-with = { $name } và { $ward }
signed-talk-log = Các tin nhắn
signed-talk-keep = Xin giữ lại địa chỉ trang này: câu trả lời sẽ hiện ở đây. Ai có địa chỉ đều đọc được, xin không chuyển cho người khác.
signed-talk-address = Địa chỉ của trang này
signed-talk-you = Ông/Bà
signed-talk-ward = UBND
signed-talk-waiting = Đang chờ trả lời…
signed-talk-look = Xem trả lời
signed-talk-text = Viết tin nhắn
signed-talk-files = Gửi kèm ảnh, tệp
signed-talk-send = Gửi
signed-talk-nothing = Xin viết nội dung hoặc chọn ảnh.
signed-talk-sent-files = Đã gửi { $count } tệp:
signed-text-too-long = Nội dung dài quá { $max } ký tự. Xin viết ngắn hơn hoặc chia làm hai lần.
signed-copy = Sao chép địa chỉ
signed-copied = Đã sao chép

## Soạn trả lời

signed-hearing-title = Giải trình
signed-hearing-words = Lời giải trình
signed-hearing-hint = Lời này được ghi vào sổ nguyên văn. Trước khi có kết luận, viết lại thì bản sau thay bản trước.
signed-hearing-save = Gửi giải trình
signed-hearing-closed = Việc này đã kết thúc, không nhận giải trình nữa.
signed-hearing-conclusion = Kết luận
signed-answer-title = Soạn trả lời { $code }
signed-answer-text = Nội dung trả lời
signed-answer-hint = Khi lưu, dự thảo được trình người có thẩm quyền duyệt; trước khi duyệt vẫn sửa được.
signed-answer-save = Lưu và trình duyệt
signed-answer-saved = Đã lưu dự thảo và trình duyệt.
signed-answer-empty = Xin viết nội dung trả lời.
signed-answer-closed = Câu trả lời này đã chuyển sang bước sau nên không sửa ở đây được nữa.

## Che thông tin riêng trước khi đăng

signed-mask-title = Che thông tin riêng { $code }
signed-mask-read-title = Bản sẽ đăng { $code }
signed-mask-how = Đồng chí đọc kỹ cả câu hỏi và câu trả lời: họ tên, nơi ở, bệnh tật, hoàn cảnh riêng máy không tự nhận ra. Viết lại cho ai đọc cũng không biết người hỏi là ai.
signed-mask-name = Đầu đề
signed-mask-question = Câu hỏi
signed-mask-answer = Trả lời
signed-mask-original = Bản gốc, không đăng:
signed-mask-hint = Khi lưu, bản che được trình người có thẩm quyền duyệt. Số điện thoại, giấy tờ còn sót được che thêm.
signed-mask-save = Lưu và trình duyệt
signed-mask-saved = Đã lưu bản che và trình duyệt.
signed-mask-changed = Bản che đã được sửa sau khi đường dẫn này được gửi. Dưới đây là bản mới nhất; đồng chí duyệt ở tin nhắn mới nhất.
signed-mask-read = Mọi người sẽ đọc trên Cổng đúng như dưới đây (bản che số { $revision }).
signed-mask-decide = Đồng chí duyệt hoặc trả lại ở tin nhắn. Dưới đây là bản gốc để đối chiếu.

## Câu trả lời dài

signed-answered-title = Trả lời câu hỏi { $code }
signed-answered-by = UBND { $ward } trả lời ngày { $on }. Người ký: { $name }.
signed-answered-until = Trang này chỉ có câu trả lời trên. Ai có đường dẫn đều đọc được, đến hết ngày { $until }. Sau đó, Ông/Bà nhắn mã { $code } cho chúng tôi để nhận đường dẫn mới.

## Bản sao dữ liệu cá nhân

signed-data-title = Dữ liệu của Ông/Bà
signed-data-introduction = Đây là những gì UBND { $ward } đang lưu về Ông/Bà trên hệ thống này.
signed-data-take = Tải về máy
signed-data-name = Họ và tên
signed-data-phone = Điện thoại
signed-data-accounts = Tài khoản
signed-data-questions = { $count } câu hỏi
signed-data-items = { $count } bài
signed-data-answer = Trả lời
signed-data-photos = { $count } ảnh
signed-data-asked = UBND hỏi thêm
signed-data-interim = UBND hẹn lại
signed-data-redirected = UBND hướng dẫn tới:
signed-data-rated = { $helpful ->
    [yes] Ông/Bà cho biết đã rõ
   *[no] Ông/Bà cho biết chưa rõ
  }
signed-data-tips = { $count } tin báo
signed-data-consents = { $count } lần đồng ý
signed-data-consent = { $purpose ->
    [publish-question] đăng câu hỏi đã che thông tin riêng lên Cổng
   *[other] đăng ảnh có trẻ em
  }
signed-data-given = Đồng ý lúc { $at }.
signed-data-withdrawn = Rút lại lúc { $at }.
signed-data-calls = { $count } cuộc gọi
signed-data-correct = Sửa họ tên, điện thoại
signed-data-name-given = Họ tên gắn với vai trò được giao: muốn sửa, xin báo Trưởng Ban Biên tập.
signed-data-save = Lưu
signed-data-saved = Đã sửa.
signed-data-dangers = Lời kêu cứu ({ $count })
signed-data-ended = Kết thúc lúc { $at }
signed-data-delete = Muốn sửa điều đã hỏi, Ông/Bà nhắn mã câu hỏi cho chúng tôi rồi chọn “Bổ sung”, hoặc gọi số ở cuối trang. Muốn xóa, xin nhắn “dữ liệu của tôi”.

## Một tệp không gửi được qua cuộc trò chuyện

signed-file-title = Tải tệp
signed-file-size = { $kilobytes } KB
signed-file-download = Tải về máy
signed-file-once = Đường dẫn này chỉ dùng được một lần. Nếu tải chưa xong, có thể bấm lại trong 10 phút.
choice-download = 📎 Tải { $name }

# Trang sửa bài

signed-edit-title = Sửa bài { $code }
signed-edit-field = { $name ->
    [title] Đầu đề
    [standfirst] Sa-pô: một, hai câu tóm tắt dưới đầu đề (không bắt buộc)
    [text] Nội dung
    [category] Thể loại
    [eventOn] Ngày diễn ra, ngày ký
    [why] Vì sao đổi thể loại (chỉ khi đổi; tác giả đọc nguyên văn)
    [place] Địa điểm
    [source] Nguồn (tên người, cơ quan, số văn bản, đường dẫn)
    [authors] Tác giả (nhiều người thì cách nhau bằng dấu phẩy; chia nhuận bút không đều thì ghi: Lan 60%, Minh 40%)
    [photographers] Người chụp ảnh
    [documentNumber] Số văn bản
   *[signer] Người ký
  }
signed-edit-category = { $category ->
    [news] Tin tức, sự kiện
    [document] Văn bản
    [conference] Hội nghị
    [statistics] Thông tin thống kê
   *[other] Mục khác
  }
signed-edit-witness = Người gửi có mặt, tự ghi nhận
signed-edit-photos = Ảnh và chú thích
signed-edit-photos-how = Ảnh số 1 là ảnh bìa. Muốn ảnh nào làm bìa thì gõ số 1 cho ảnh đó, các ảnh khác tự lùi lại.
signed-edit-caption = Chú thích, in dưới ảnh (để trống nếu không cần)
signed-edit-description = Mô tả ảnh cho người không nhìn thấy (không in ra; để trống thì đọc câu mờ trong ô)
signed-edit-order = Thứ tự
signed-edit-drop = Bỏ ảnh này
signed-edit-drop-file = Bỏ tệp { $number }: { $name }
signed-edit-hint = Tác giả, người chụp ảnh để trống là người gửi. Lưu xong là có bản mới; chữ ký của bản trước không còn tính.
signed-edit-save = Lưu
signed-edit-preview = Xem thử
signed-edit-preview-here = Bản xem trước, theo chữ trong các ô
signed-edit-saved = Đã lưu bài { $code }
signed-edit-saved-draft = Đã lưu. Bản xem lại kèm nút Gửi bài đã được nhắn vào ứng dụng.
signed-edit-saved-sent = Đã lưu thành bản mới. Ban Biên tập và tác giả thấy phần thay đổi.
signed-edit-nothing = Không có gì thay đổi.
signed-edit-again = Sửa tiếp
signed-edit-at-desk = Mở bài trên Bảng làm việc
signed-edit-stale = Bài vừa có bản mới khi trang này đang mở. Chữ vừa nhập vẫn còn trong các ô; chưa lưu gì.
signed-edit-stale-changes = Bản hiện nay và chữ vừa nhập
signed-edit-stale-legend = Chữ gạch ngang có trong bản hiện nay, không có trong chữ vừa nhập; chữ gạch chân chỉ có trong chữ vừa nhập. Bấm Lưu là thay bản hiện nay.
