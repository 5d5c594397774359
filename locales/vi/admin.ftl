# Dòng lệnh và lúc khởi động.

admin-archive-refused = { $why ->
    [here] Dữ liệu của địa bàn này đã có ở đây. Chưa có gì thay đổi.
    [code] Mã không đúng: cần mã đã in ra khi xuất tệp này.
    [none] Không có tệp này, hoặc tệp không phải bản xuất dữ liệu của một địa bàn.
    [older] Tệp do chương trình bản { $theirs } xuất ra; máy này chạy bản mới hơn, { $ours }, dữ liệu xếp khác. Chưa có gì thay đổi. Xin cập nhật chương trình ở máy cũ rồi xuất lại. Không còn máy cũ thì nhập tệp bằng bản { $theirs } vào một DATA_DIR trống, chạy admin migrate của bản này trên đó, rồi xuất lại.
    [newer] Tệp do chương trình bản { $theirs } xuất ra; máy này chạy bản { $ours }, dữ liệu xếp khác. Chưa có gì thay đổi. Xin cập nhật chương trình trên máy này rồi nhập lại.
    [server] Máy chủ { $process ->
        [none] khác
       *[other] (tiến trình { $process })
      } đang chạy ở đây và sẽ phải đứng chờ trong lúc ghi { $megabytes } MB dữ liệu. Chưa ghi dòng nào. Xin dừng máy chủ rồi chạy lại lệnh này. Muốn máy chủ chỉ dừng ngắn: chạy trước với --files-only để chép ảnh, tài liệu.
    [room] Ổ đĩa còn trống { $free } MB, cần { $wanted } MB. Chưa có gì thay đổi. Xin dọn bớt rồi nhập lại.
   *[machine] Tệp không dùng được: { $words }
  }
admin-beside-server = Máy chủ { $process ->
    [none] khác
   *[other] (tiến trình { $process })
  } đang dùng dữ liệu này. Xin dừng nó trước.
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
admin-no-such-unit = Không có đơn vị “{ $name }”. Các đơn vị: { $units ->
    [none] chưa có đơn vị nào
   *[other] { $units }
  }.
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
admin-ward-unmade = { $count } ảnh, tài liệu không làm lại được từ bản gốc trong tệp nên chưa hiện được. Xem là những tệp nào: npm run -s admin -- verify-files
admin-ward-later = { $how ->
    [files] { $count } ảnh, tài liệu chưa làm kịp bản hiển thị vì máy bận. Xin chạy lại lệnh này khi máy rảnh.
   *[rows] { $count } ảnh, tài liệu chưa làm kịp bản hiển thị vì máy bận. Máy chủ sẽ tự làm sau khi khởi động.
  }
admin-ward-files = Đã chép { $files } tệp mới của { $ward }. Nếu chưa nhập dữ liệu: trong vòng một ngày, xin dừng máy chủ và chạy lại lệnh này, bỏ --files-only.
admin-ward-new-key = Đã tạo khóa mới: nút bấm, liên kết, lời mời, mã PIN và quyền đã cấp với khóa cũ phải làm lại. Muốn giữ khóa cũ: nhập lại vào thư mục mới, kèm --code mã mở khóa.
admin-ward-file-kept = Tệp { $file } đã có và khác với tệp trong gói: giữ tệp đang có, đề nghị đối chiếu.
admin-ward-merged = { $from } đã nhập vào { $into }: { $people } người ({ $joined } người có ở cả hai nơi), { $articles } trang trên Cổng. Mã bài giữ nguyên; địa chỉ cũ dẫn sang { $into }.
admin-ward-recoded = Mã câu hỏi trùng được đổi như sau:
admin-merge-ahead = Ngày { $since } chưa tới. Lệnh này nhập { $from } vào { $into } ngay bây giờ và không hoàn tác được. Đúng ý thì chạy lại với --sure, hoặc chờ tới ngày đó.
admin-restored-other-key = Khóa { $name } trong thư mục keys không phải khóa của bản sao lưu này: nút bấm, liên kết, mã PIN và quyền Zalo đã cấp trước đây phải làm lại. Có đúng khóa thì thay vào rồi khởi động.
admin-day-over = Năm của ngày { $date } đã qua: lịch của năm cũ không sửa nữa.
admin-portal-problem = { $code }: { $problem ->
    [missing] thiếu trên Cổng
    [version] phiên bản trên Cổng khác với kho bài
    [content] nội dung khác nhau
    [taken-down] đã gỡ mà vẫn hiện trên Cổng
    [consent] trên Cổng mà người hỏi không đồng ý
   *[stray] có trên Cổng mà không có trong kho bài
  }
admin-files-whole = Đủ { $files } ảnh và tài liệu; không tệp nào thiếu hoặc hỏng.
admin-files-flawed = Đã kiểm tra { $files } ảnh và tài liệu: { $flawed } tệp thiếu hoặc hỏng. Xin lấy lại các tệp này từ bản sao lưu.
admin-file-problem = { $path }: { $problem ->
    [missing] thiếu trong kho
   *[damaged] bị hỏng hoặc đã bị thay đổi
  }; dùng ở { $where }
admin-province-link = Địa chỉ mở trang xem chung các cổng, dùng được một lần trong { $days } ngày:
admin-province-ended = Đã đóng { $count } địa chỉ và phiên xem chung.
admin-ward-line = { $name } ({ $ward }): { $state ->
    [alive] hoạt động, Trưởng ban { $head }
    [stopped] chương trình dừng từ { $since }, Trưởng ban { $head }
    [cutOff] mất liên lạc, Trưởng ban { $head }
    [quiet] không có tin nhắn, không có việc từ { $since }, Trưởng ban { $head }
   *[noHead] chưa có Trưởng ban
  }{ $down ->
    [none] {""}
   *[other] {""}; mất kết nối { $down }
  }; Ban Biên tập { $boardMembers }, cộng tác viên { $contributors }; bài chờ { $waiting }, quá hạn { $overdue }; câu hỏi { $questionsOpen }, quá hạn { $questionsOverdue }; tháng { $month } đăng { $published }{ $onTime ->
    [none] {""}
   *[other] {""}, đúng hạn { $onTime }%
  }; đơn vị chưa có tin { $silentUnits }/{ $units }; quy trình bản { $process }; { $lastMessage ->
    [none] chưa có tin nhắn
   *[other] tin nhắn cuối { $lastMessage }
  }; { $lastAct ->
    [none] chưa có nhật ký
   *[other] nhật ký cuối { $lastAct }
  }
admin-mistyped = Lệnh gõ chưa đúng. Cách gõ:
admin-no-command = Không có lệnh { $command }. Các lệnh có:
admin-option-missing = Thiếu { $option }.
admin-option-unread = Lệnh này không có { $option }, hoặc thiếu giá trị sau nó. Cách gõ:
admin-one-of = { $option } phải là một trong: { $values }.
admin-no-day = { $option } phải là ngày có thật, viết như 2026-11-25.
admin-no-number = { $option } phải là số nguyên từ 1.
admin-not-on-portal = { $code } không có trên Cổng: chưa đăng, hoặc sai mã.
admin-not-dead = { $id } không phải tin bị giữ lại. Xem bằng: status.
admin-backup-postgres = Lệnh này sao lưu tệp SQLite. Có DATABASE_URL thì sao lưu cả hai cơ sở dữ liệu bằng pg_dump, và thư mục DATA_DIR.
admin-folder-of-another = Thư mục dữ liệu { $folder } là của người dùng số { $user }; tệp do root ghi vào đó thì máy chủ không đọc được. Gõ lại bằng người dùng ấy: sudo -u '#{ $user }' npm run -s admin -- …
admin-restore-postgres = Lệnh này khôi phục tệp SQLite. Có DATABASE_URL thì khôi phục cả hai cơ sở dữ liệu bằng pg_restore.
admin-help-how = { $typed }; gõ “{ $more }” để xem cách gõ từng lệnh
admin-help-exits = Mã kết thúc: 0 xong, 1 từ chối kèm lý do, 2 gõ chưa đúng.
admin-help-act = làm một việc về giấy tờ thay một người của Ban Biên tập
admin-help-audit = nhật ký: các mục, mới nhất trước; chuỗi có nguyên vẹn không; mã chốt cuối
admin-help-backup = sao lưu vào một thư mục mới, hoặc thư mục chứa các bản sao lưu trước
admin-help-board-link = địa chỉ mở Bảng làm việc, dùng một lần trong nửa giờ; của Trưởng ban hoặc một người của Ban Biên tập
admin-help-calendar = lịch ngày làm việc, và việc nào đổi hạn theo
admin-help-channels = hỏi từng nền tảng đã cấu hình xem ta là ai; không nhận, không gửi gì
admin-help-config = mục cấu hình nào đã đặt, chỉ nêu tên, không hiện giá trị
admin-help-demo = nạp người và bài mẫu; không bao giờ vào đơn vị thật
admin-help-dossier = toàn bộ hồ sơ của một bài hoặc câu hỏi thành tệp ZIP tự kiểm tra; bài đang giữ hoặc đơn thư thì không có
admin-help-due = hạn xử lý, kèm câu giải thích
admin-help-export-ward = xuất một đơn vị (dữ liệu, tệp, nhật ký, khóa niêm bằng mã chỉ hiện một lần) ra một tệp
admin-help-help = danh sách này, hoặc cách gõ một lệnh
admin-help-import-ward = nhập đơn vị từ tệp đã xuất; không có mã thì tạo khóa mới: nút, liên kết, mã PIN và quyền đã cấp phải làm lại; --files-only: chỉ chép ảnh, tài liệu
admin-help-invitations = lời mời chưa ai dùng; thu hồi một lời mời
admin-help-invite = tạo mã mời dùng một lần trong bảy ngày
admin-help-merge-ward = nhập một đơn vị vào đơn vị khác, hoặc đổi tên; mã bài giữ nguyên, địa chỉ cũ dẫn sang; phải dừng máy chủ
admin-help-migrate = nâng cấp cơ sở dữ liệu mà không khởi động; phải dừng máy chủ
admin-help-paper = xuất một giấy tờ vào thư mục
admin-help-people = vai trò, tình trạng và tên của mọi người
admin-help-person = đổi quyền của một người: khóa, mở khóa, đưa ra, đặt lại mã PIN, bỏ liên kết, đổi vai trò
admin-help-process = ai ký, trong bao nhiêu giờ hành chính, việc nào cần mã PIN: bản đang áp dụng, theo loại bài
admin-help-province-link = địa chỉ mở trang xem chung các đơn vị (/tinh), dùng một lần trong bảy ngày; hoặc đóng mọi địa chỉ đã cấp
admin-help-questions = câu hỏi của người dân và hạn trả lời
admin-help-replay = xử lý lại tin bị giữ, hoặc gửi lại tin đã thôi gửi (xem status)
admin-help-report = xuất báo cáo của một kỳ
admin-help-republish = đăng lên Cổng những bài còn thiếu; có mã thì đăng những bài đó
admin-help-restore = đặt bản sao lưu thay thư mục dữ liệu; phải dừng máy chủ
admin-help-statement = xuất bảng kê nhuận bút của một tháng
admin-help-status = đang chờ gì, giữ gì, đã thôi gửi gì
admin-help-submissions = mã, tình trạng và đầu đề các bài
admin-help-verify-audit = dò chuỗi mã của nhật ký, nêu mục đầu tiên bị đổi. Có mã chốt đã gửi vào nhóm chat thì dò xem nhật ký còn đi qua mã đó không
admin-help-verify-files = kiểm tra từng tệp ảnh, tài liệu mà bài, câu hỏi, trang giới thiệu và cổng đang dùng: còn đủ trong kho và không sai khác
admin-help-verify-portal = đối chiếu hệ thống với Cổng từng bài
admin-help-version = bản chương trình, và bản cơ sở dữ liệu mới nhất mà nó biết
admin-help-wards = mỗi đơn vị một dòng: hoạt động, chờ, quá hạn, đúng hạn, đơn vị im lặng; không một chữ của vụ việc nào
