# Dòng lệnh và lúc khởi động.

admin-address-portal = Cổng thông tin
admin-address-board = Bảng làm việc
admin-address-simulator = Điện thoại thử
admin-invited = Mã mời: { $code }. Dùng một lần, trong { $days } ngày.
admin-migrated = Cơ sở dữ liệu đã ở bản mới nhất.
admin-replayed = Tin nhắn { $id } được xử lý lại.
admin-audit-broken = Nhật ký bị thay đổi ở mục { $seq }.
admin-audit-whole = Nhật ký nguyên vẹn: { $entries } mục.
admin-portal-agrees = Cổng và hệ thống khớp nhau.
admin-backed-up = Đã sao lưu vào { $folder }: { $copied } tệp mới trong { $files } tệp ảnh, tài liệu.
admin-restored = Đã khôi phục từ { $folder }.
admin-demo-loaded = Đã nạp phường mẫu: { $people } người, { $items } bài.
admin-no-head = Chưa có Trưởng ban nào. Mời trước: npm run -s admin -- invite --role head --name "Họ và tên".
admin-no-such-person = Không có người này. Xem mã bằng: npm run -s admin -- people --json.
admin-not-of-board = Người này không thuộc Ban Biên tập hoặc đang tạm khóa.
admin-demo-person = { "" } (người của phường mẫu)
admin-demo-removed = Đã thu hồi quyền của { $people } người của phường mẫu.
admin-demo-refused = Phường này đã có người thật: chỉ nạp phường mẫu vào thư mục dữ liệu còn trống.
admin-restored-before = Dữ liệu cũ còn ở { $folder }; xóa khi chắc chắn không cần nữa.
admin-restored-no-key = Thiếu khóa { $name }: nút bấm, liên kết, mã PIN và quyền Zalo đã cấp trước đây phải làm lại. Có khóa thì chép vào thư mục keys rồi khởi động.
admin-restored-media = Ảnh và tệp nằm ở { $place }, không có trong bản sao lưu này: MEDIA_URL phải trỏ về đó; phần mất trong kho thì khôi phục bằng bản lưu của chính kho ấy.
admin-case-moved = { $code }: từ { $from } sang { $to }
admin-cases-moved = { $count ->
    [0] Không hồ sơ nào đổi hạn.
   *[other] { $count } hồ sơ đổi hạn:
}
admin-person = { $name }: { $role }, { $state }.
admin-account-code = Mã liên kết tài khoản mới, trong 15 phút: { $code }
admin-several-people = Có nhiều người như vậy, xin dùng mã:
admin-no-such-invitation = Không có lời mời nào đang mở với mã này. Xem bằng: invitations.
admin-no-invitations = Không có lời mời nào đang mở.
admin-list-empty = Chưa có gì.
admin-no-channels = Chưa cấu hình kênh nào: điền TELEGRAM_TOKEN, ZALO_OA_… hoặc ZALO_BOT_TOKEN vào .env.
admin-invitation-revoked = Đã thu hồi lời mời.
admin-republished = Đã đăng lại { $republished } bài bị thiếu; còn { $left } bài khác với hồ sơ, cần người xem.
admin-audit-head-unknown = Nhật ký không còn mục nào có mã chốt { $hash }: nhật ký đã bị viết lại hoặc cắt bớt.
admin-audit-head-known = Mã chốt đã nhận là mục { $seq } của nhật ký này.
admin-process = Quy trình bản { $version }, từ ngày { $from }:
admin-ward-exported =
    Đã xuất { $ward } ra { $file }: { $rows } dòng dữ liệu, { $files } tệp ảnh, tài liệu.
    Mã mở khóa, chỉ hiện một lần, giữ riêng với tệp: { $code }
admin-ward-imported = Đã nhập { $ward }: { $rows } dòng dữ liệu, { $files } tệp mới. Mã chốt nhật ký khi xuất: { $head }. Khởi động lại để bắt đầu hoạt động.
admin-ward-new-key = Đã tạo khóa mới: nút bấm, liên kết, lời mời, mã PIN và quyền đã cấp với khóa cũ phải làm lại. Muốn giữ khóa cũ: nhập lại vào thư mục mới, kèm --code mã mở khóa.
admin-ward-file-kept = Tệp { $file } đã có và khác với tệp trong gói: giữ tệp đang có, đề nghị đối chiếu.
admin-ward-merged = { $from } đã nhập vào { $into }: { $people } người ({ $joined } người có ở cả hai nơi), { $articles } trang trên Cổng. Mã bài giữ nguyên; địa chỉ cũ dẫn sang { $into }. Mã câu hỏi trùng được đổi như sau:
admin-province-link = Địa chỉ mở trang xem chung các cổng, dùng được một lần trong { $days } ngày:
admin-province-ended = Đã đóng { $count } địa chỉ và phiên xem chung.
admin-ward-line = { $name } ({ $ward }): { $alive ->
    [yes] hoạt động, Trưởng ban { $head }
   *[no] chưa có Trưởng ban
  }; Ban Biên tập { $boardMembers }, cộng tác viên { $contributors }; bài chờ { $waiting }, quá hạn { $overdue }; câu hỏi { $questionsOpen }, quá hạn { $questionsOverdue }; tháng { $month } đăng { $published }{ $onTime ->
    [none] {""}
   *[other] {""}, đúng hạn { $onTime }%
  }; đơn vị chưa có tin { $silentUnits }/{ $units }; quy trình bản { $process }; { $lastAct ->
    [none] chưa có nhật ký
   *[other] nhật ký cuối { $lastAct }
  }
