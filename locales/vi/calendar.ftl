### Hạn đăng và ngày làm việc. Mỗi thông báo là một câu.
### $clock là việc làm hạn bắt đầu chạy; các ngày đã viết sẵn dạng dd/mm/yyyy hoặc dd/mm.

calendar-due =
    { $clock ->
        [announced] Tin báo trước được gửi ngày { $startOn }
        [held] Sự kiện diễn ra ngày { $startOn }
        [signed] Văn bản được ký ngày { $startOn }
        [ended] Sự kiện kết thúc ngày { $startOn }
        [sent] Báo cáo được gửi ngày { $startOn }
       *[received] Câu hỏi được tiếp nhận ngày { $startOn }
    }{ $isMoved ->
        [yes] , là ngày nghỉ nên tính từ ngày { $countedFrom }
       *[no] { "" }
    }; tính { $workingDaysText } ngày làm việc, { $clock ->
        [announced] không tính ngày gửi
        [held] không tính ngày diễn ra
        [signed] không tính ngày ký
        [ended] không tính ngày kết thúc
        [sent] không tính ngày gửi
       *[received] không tính ngày tiếp nhận
    }{ $skipped ->
        [none] { "" }
        [run] ; trừ { $hasHolidays ->
            [yes] { $holidays }{ $weekend ->
                [none] { "" }
                [saturday] , thứ Bảy
                [sunday] , Chủ nhật
                [both] , thứ Bảy, Chủ nhật
               *[other] , ngày nghỉ hằng tuần
            }
           *[no] { $weekend ->
                [saturday] thứ Bảy
                [sunday] Chủ nhật
                [both] thứ Bảy, Chủ nhật
               *[other] ngày nghỉ hằng tuần
            }
        } { $skippedLength ->
            [one] { $skippedFrom }
           *[more] từ { $skippedFrom } đến { $skippedTo }
        }
       *[several] ; trừ { $hasHolidays ->
            [yes] { $holidays }{ $weekend ->
                [none] { "" }
               *[other] , cuối tuần { $weekendDays }
            }
           *[no] cuối tuần { $weekendDays }
        }
    }{ $hasWorkedDays ->
        [yes] ; có tính ngày làm bù { $workedDays }
       *[no] { "" }
    }; hạn hết ngày { $dueOn }{ $isProvisional ->
        [yes] { " " }(tạm tính, vì lịch nghỉ trong thời gian này chưa được công bố chính thức).
       *[no] .
    }

# Ngày cuối đã nói ở câu trước.
calendar-due-counted =
    Tiếp nhận ngày { $startOn }{ $isMoved ->
        [yes] , là ngày nghỉ nên tính từ ngày { $countedFrom }
       *[no] { "" }
    }; không tính ngày tiếp nhận{ $skipped ->
        [none] { "" }
       *[other] { $hasHolidays ->
            [yes] , cuối tuần, { $holidays }
           *[no] { " " }và cuối tuần
        }
    }{ $hasWorkedDays ->
        [yes] ; có tính ngày làm bù { $workedDays }
       *[no] { "" }
    }{ $isProvisional ->
        [yes] { " " }(tạm tính, chờ lịch nghỉ chính thức).
       *[no] .
    }

calendar-due-same-day =
    { $clock ->
        [announced] Tin báo trước được gửi ngày { $startOn }
        [held] Sự kiện diễn ra ngày { $startOn }
        [signed] Văn bản được ký ngày { $startOn }
        [ended] Sự kiện kết thúc ngày { $startOn }
        [received] Câu hỏi được tiếp nhận ngày { $startOn }
       *[sent] Báo cáo được gửi ngày { $startOn }
    }{ $isMoved ->
        [yes] , là ngày nghỉ nên chuyển sang ngày làm việc kế tiếp
       *[no] { $skipped ->
            [none] , thực hiện ngay trong ngày làm việc đó
           *[run] , là ngày nghỉ nên chuyển sang ngày làm việc kế tiếp
        }
    }; hạn hết ngày { $dueOn }{ $isProvisional ->
        [yes] { " " }(tạm tính, vì lịch nghỉ trong thời gian này chưa được công bố chính thức).
       *[no] .
    }

calendar-no-deadline = Mục tin này được cập nhật thường xuyên, không có hạn tính theo ngày làm việc.

issue-day-already-special = Ngày { $date } đã có trong lịch ({ $name }), đề nghị đồng chí chọn ngày khác.
issue-day-given-twice = Ngày { $date } được nhập hai lần, đề nghị đồng chí giữ lại một lần.
issue-day-worked-needs-weekend = Ngày { $date } vốn là ngày làm việc, đề nghị đồng chí chọn thứ Bảy hoặc Chủ nhật để làm bù.
issue-day-off-already = Ngày { $date } vốn là ngày nghỉ cuối tuần, đề nghị đồng chí chọn một ngày làm việc.
issue-day-needs-name-and-source = Đề nghị đồng chí ghi tên và căn cứ (số văn bản) của ngày { $date }.
