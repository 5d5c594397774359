# Nhuận bút, báo cáo, khen thưởng, kinh phí: giấy tờ và lý do chưa làm được.

# Nhuận bút: điều người ký cần biết
issue-approved-by-payee = Tin { $code } do { $name } duyệt và cũng hưởng nhuận bút, theo quyết định vượt thẩm quyền của Trưởng ban.
issue-rate-missing = Tin { $code } đăng ngày { $day }: chưa có mức nhuận bút nào có hiệu lực ngày này. Đề nghị bổ sung quyết định về mức chi.
issue-shares-do-not-sum = Tin { $code }: tỷ lệ chia cho các tác giả cộng lại là { $sum } %, cần đúng 100 %.
issue-author-missing = Tin { $code } chưa có tên người hưởng nhuận bút. Đề nghị ghi đủ họ tên tác giả.
issue-ceiling-spent = Mức trần theo { $decision } thấp hơn số đã chi { $amount } đồng. Kỳ này chưa chi thêm; đề nghị Trưởng ban xem lại mức trần.
issue-ceiling-hit = Số phải chi { $owed } đồng vượt { $ceiling } theo { $decision }, còn { $left } đồng. Cách xử lý: { $rule }.
ceiling-by-month = mức trần tháng
ceiling-by-quarter = mức trần quý
ceiling-by-year = mức trần năm
ceiling-rule-proRata = giảm đều theo tỷ lệ
ceiling-rule-byGrade = chi đủ loại A trước, rồi loại B, loại C
ceiling-rule-rollOver = phần chưa chi chuyển sang kỳ sau
issue-line-taken-back = Tin { $code } đã gỡ sau khi chi: thu lại { $amount } đồng của { $name }.
issue-debt-carried = { $name } còn phải hoàn { $amount } đồng, trừ vào kỳ sau.
issue-two-rates = Trong kỳ áp dụng nhiều mức chi (theo ngày đăng): { $decisions }.
issue-item-of-earlier-month = Tin { $code } đăng ngày { $day } chưa có trong bảng kê đã chốt, chi bổ sung kỳ này.
issue-no-items = Tháng { $month } không có tin, bài nào được đăng.
issue-support-undistributed = { $percent } % mức hỗ trợ quản lý chưa có người giữ chức danh nhận, để lại quỹ.

# Bảng kê
issue-period-frozen = Bảng kê tháng { $month } đã phê duyệt và chốt. Muốn sửa, đề nghị nêu lý do để lập bản mới.
issue-no-statement = Chưa có bảng kê của tháng này. Đề nghị lập bảng kê trước.
issue-statement-state = Bảng kê tháng { $month } đang ở bước: { $state }.
issue-payee-approves = Đồng chí có tên trong bảng kê nên không phê duyệt được. Đề nghị Chủ tịch phê duyệt, hoặc nêu lý do nếu phải tự phê duyệt.
issue-checker-approves = Người kiểm tra và người phê duyệt phải là hai người.
statement-state-computed = Tạm tính
statement-state-checked = Đã kiểm tra
statement-state-approved = Đã phê duyệt
statement-state-paid = Đã chi trả
statement-state-replaced = Đã thay bằng bản mới

# Báo cáo
issue-no-report = Chưa có báo cáo của kỳ này. Đề nghị lập báo cáo trước.
issue-report-state = Báo cáo kỳ { $period } đang ở bước: { $state }.
issue-report-withdrawn = Báo cáo kỳ { $period } đã được rút lại nên chưa ghi được ý kiến chỉ đạo. Ban Biên tập sẽ gửi báo cáo mới.
issue-words-missing = Nội dung còn trống. Đề nghị ghi vài dòng.
issue-words-too-long = Nội dung dài quá { $most } chữ cái. Đề nghị viết gọn lại.
report-state-draft = Dự thảo
report-state-submitted = Trình duyệt
report-state-approved = Đã duyệt
report-state-sent = Đã gửi
report-state-withdrawn = Đã rút lại

# Khen thưởng, vi phạm, kinh phí
issue-clause-missing = Đề nghị ghi rõ điều, khoản của Quy chế.
issue-not-heard = Người liên quan chưa được nghe giải trình. Đề nghị ghi ý kiến giải trình trước.
issue-violation-state = Việc này đang ở bước: { $state }.
violation-state-noted = Đã ghi nhận
violation-state-heard = Đã nghe giải trình
violation-state-proposed = Đã đề nghị
violation-state-decided = Đã có kết luận
violation-state-dropped = Không xem xét
issue-amount-unreadable = Số tiền phải là số nguyên đồng, lớn hơn 0.
issue-budget-not-approved = Mục { $name } chưa có số dự toán được duyệt.
issue-budget-exceeded = Mục { $name } còn { $left } đồng, không đủ cho { $amount } đồng.
