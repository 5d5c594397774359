### Ảnh và tệp không nhận được: vì sao, và gửi lại thế nào.
### { $which } là tên tệp ảnh, hoặc thứ tự ảnh đã gửi cho bài; { $name } là tên tệp, { $code } là mã bài.

named-photo = “{ $name }”
nth-photo = thứ { $number }
photo-empty = Ảnh { $which } của bài { $code } không có nội dung. Anh/chị gửi lại ảnh đó giúp.
photo-document = Tệp { $which } của bài { $code } là tệp PDF, chưa phải là ảnh. Anh/chị gửi dạng tệp đính kèm hoặc chụp lại thành ảnh.
photo-film = Tệp { $which } của bài { $code } là video nên chưa đưa vào được. Anh/chị gửi ảnh chụp.
photo-gif = Ảnh { $which } của bài { $code } là ảnh GIF nên chưa đưa vào được. Anh/chị gửi ảnh chụp dạng JPEG hoặc PNG.
photo-svg = Ảnh { $which } của bài { $code } là hình vẽ SVG nên không nhận được. Anh/chị chụp màn hình rồi gửi.
photo-tiff = Ảnh { $which } của bài { $code } có dạng TIFF hoặc ảnh thô của máy ảnh. Anh/chị lưu lại dạng JPEG rồi gửi.
photo-avif = Ảnh { $which } của bài { $code } có dạng AVIF. Anh/chị lưu lại dạng JPEG hoặc chụp màn hình rồi gửi.
photo-heic-unreadable = Không mở được ảnh HEIC { $which } của bài { $code }. Anh/chị gửi theo kiểu ảnh thường, không gửi dạng tệp, để điện thoại tự đổi sang JPEG.
photo-too-heavy = Ảnh { $which } của bài { $code } quá nặng để xử lý. Anh/chị chụp màn hình rồi gửi.
photo-cut-off = Ảnh { $which } của bài { $code } bị cắt giữa chừng khi tải lên. Anh/chị gửi lại ảnh đó giúp.

file-audio = Tệp “{ $name }” là tệp ghi âm nên chưa nhận được. Anh/chị viết nội dung thành chữ giúp.
file-video = Tệp “{ $name }” là video nên chưa nhận được. Anh/chị gửi ảnh và vài dòng mô tả giúp.
file-empty = Tệp “{ $name }” của bài { $code } không có nội dung. Anh/chị gửi lại giúp.
file-too-big = Tệp “{ $name }” của bài { $code } lớn hơn 20 MB. Anh/chị gửi tệp nhỏ hơn.
file-not-a-document = Tệp “{ $name }” của bài { $code } không phải là văn bản. Hệ thống nhận PDF, Word (DOCX) và Excel (XLSX).
file-picture = Tệp “{ $name }” của bài { $code } là hình ảnh. Anh/chị gửi dạng ảnh JPEG hoặc PNG.
file-old-office = Tệp “{ $name }” của bài { $code } có dạng Word, Excel cũ. Anh/chị mở tệp, chọn Lưu thành DOCX, XLSX hoặc PDF rồi gửi lại.
file-unsupported-format = Chưa nhận được dạng của tệp “{ $name }” (bài { $code }). Anh/chị lưu thành PDF rồi gửi lại.
file-archive = Tệp “{ $name }” của bài { $code } là tệp nén. Anh/chị giải nén và gửi từng tệp.
file-encrypted = Tệp “{ $name }” của bài { $code } đang bị khóa hoặc có mật khẩu. Anh/chị bỏ khóa, hoặc in ra PDF, rồi gửi lại.
file-macros = Tệp “{ $name }” của bài { $code } có chương trình bên trong (macro) nên không nhận. Anh/chị lưu thành PDF rồi gửi lại.
file-external-content = Tệp “{ $name }” của bài { $code } lấy nội dung từ nơi khác khi mở nên không nhận. Anh/chị lưu thành PDF rồi gửi lại.
file-embedded-file = Tệp “{ $name }” của bài { $code } chứa tệp khác bên trong nên không nhận. Anh/chị gửi riêng từng tệp, hoặc lưu thành PDF.
file-bomb = Tệp “{ $name }” của bài { $code } quá lớn khi mở ra nên không nhận. Anh/chị lưu thành PDF hoặc chia thành nhiều tệp.
file-unsafe-structure = Tệp “{ $name }” của bài { $code } có cấu trúc bất thường nên không nhận. Anh/chị mở bằng Word hoặc Excel, lưu lại rồi gửi.
file-too-many-pages = Tệp “{ $name }” của bài { $code } có hơn 500 trang. Anh/chị gửi phần cần dùng.
file-too-heavy = Tệp “{ $name }” của bài { $code } quá nặng để xử lý. Anh/chị in ra PDF rồi gửi lại.
file-cut-off = Tệp “{ $name }” của bài { $code } bị cắt giữa chừng khi tải lên. Anh/chị gửi lại giúp.
file-damaged = Tệp “{ $name }” của bài { $code } bị hỏng, không mở được. Anh/chị mở thử, lưu lại rồi gửi.
file-gone = Không tải được tệp “{ $name }” của bài { $code }. Anh/chị gửi lại giúp.
file-later = Chưa tải được tệp “{ $name }” của bài { $code }. Máy tự thử lại mỗi giờ trong một ngày; nếu cần gấp, anh/chị gửi lại tệp đó giúp.
file-here = Đã tải được tệp “{ $name }” của bài { $code }.
