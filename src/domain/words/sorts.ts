/**
 * Sorts of people, things and doings, each by the words that stand for it. `(a|b) (c|d)` stands for four phrases of up to
 * four words, `#` for a number; a `!` in front: never looked for in a text without accents.
 */
export const sorts = {
  office: [
    '(cán bộ|công chức|viên chức|lãnh đạo|chủ tịch|phó chủ tịch|bí thư|kế toán|thủ quỹ|thủ kho|hiệu trưởng|hiệu phó|trạm trưởng|giám đốc|phó ban|trưởng ban|tổ trưởng|khối trưởng|cục trưởng|quản lý|thanh tra|kiểm lâm|thuế vụ|dân phòng|bảo vệ|đảng viên|quan chức|ban quản trị|ban quản lý|ban điều hành|nhân viên)',
    'trưởng (khối|khu|thôn|ấp|xóm|bản|buôn|tổ|trạm|phòng|công an|khu phố)',
    '(địa chính|tư pháp|một cửa|hộ tịch|công an|cảnh sát|ủy ban|ubnd|chính quyền|mặt trận|hội phụ nữ|hợp tác xã|hội đồng|trạm y tế|nhà trường|nhà thầu|chủ đầu tư)',
    '!(sếp|xếp|mấy ổng|ổng|bả|hắn|lão|mụ|quan)',
    '(thầy|cô) (giáo|chủ nhiệm|hiệu|dạy)',
    '(officer|official|officials|chairman|chairwoman|clerk|policeman|secretary|head|leader|teacher|principal|accountant|staff|contractor|inspector|boss)',
  ],
  money: [
    '(tiền|triệu|nghìn|ngàn|phong bì|bao thư|quỹ|kinh phí|ngân sách|trợ cấp|phụ cấp|học phí|lệ phí|hoa hồng|vàng|quà|đồng bồi dưỡng|bồi dưỡng|lót tay|cà phê|chai|củ|cây vàng)',
    '(gạo|hàng|xi măng|áo phao|suất|mì tôm) (cứu trợ|từ thiện|hỗ trợ)',
    '(money|fund|funds|bribe|bribes|fee|fees|envelope|million|budget|donation|donations|cash|pay|paid)',
  ],
  take: [
    '(đòi|vòi|ăn|lấy|nhận|thu|ém|giữ lại|bỏ túi|đút túi|nuốt|xén|cắt xén|bớt|bớt xén|chặn|chia nhau|chia chác|chấm mút|moi|vòi vĩnh|gợi ý|ép|bắt đóng|bắt nộp|bắt ký|trừ|khấu trừ|xà xẻo|biển thủ|chiếm|chiếm đoạt|tuồn|tráo|rút ruột|đem bán|bán|phân lô)',
    '(took|takes|taking|take|keeps|kept|stole|steal|steals|demanded|demands|asked for|pocketed|embezzled|sells|sold)',
  ],
  give: ['(đưa|chung|chung chi|lót|biếu|dúi|nhét|kẹp|gửi|nộp|đóng|chi)', '(gave|give|paid|pay)'],
  forge: [
    '(khống|giả|giả mạo|giả chữ ký|ký thay|ký khống|sửa hồ sơ|sửa điểm|khai gian|gian|gian lận|gian dối|ma|làm láo|bịa|hợp thức hóa|nâng khống|kê khống|tráo|đôn giá|thổi giá|trùng|hai sổ|giấy trắng)',
    '(fake|forged|forge|falsified|false|cheat|cheating)',
  ],
  favour: [
    '(bao che|dung túng|làm ngơ|lờ đi|nhắm mắt|ưu ái|ưu tiên|thiên vị|chống lưng|ô dù|sân sau|con ông cháu cha|người nhà|người quen|họ hàng|bà con với|con cháu|em ruột|em vợ|em rể|cháu|thân quen|quen biết|đỡ đầu|bảo kê|móc ngoặc|thông đồng|cấu kết|bắt tay|chạy|chạy chọt|chạy việc|chạy chức|lo lót|bè phái|trù dập|trù|đì|trả thù|ém nhẹm|bịt|bưng bít)',
    '(relative|relatives|nephew|favours|favors|protects|protecting|cover up|covers up|connections|bullies|punished|revenge)',
  ],
  lust: [
    '(sờ|sờ soạng|mó|ôm|quấy rối|gạ|gạ gẫm|gạ tình|nhắn tin bậy|dâm|dâm ô|nhạy cảm|bồ|bồ bịch|ngoại tình|bất chính|quan hệ|lăng nhăng|tằng tịu|nhà nghỉ|sàm sỡ|sỗ sàng|cưỡng|tục tĩu)',
    '(touch|touches|touched|harass|harasses|harassed|sexual|dirty|affair|kissed|hugs)',
  ],
  wrong: [
    '(trái luật|trái phép|trái quy định|sai luật|sai quy định|sai phép|không đúng|oan|oan sai|bất công|vô lý|ức hiếp|chèn ép|hạch sách|hách dịch|nhũng nhiễu|gây khó|khó dễ|hành dân|vô cảm|vô trách nhiệm|thiếu trách nhiệm|lạm quyền|lộng quyền|vi phạm|tiêu cực|sai phạm|khuất tất|mờ ám|thiếu minh bạch|không minh bạch|không công khai|giấu|không biên lai|không hóa đơn|không giấy|không vé|không sổ sách)',
    '(unlawful|illegal|illegally|unfair|unjust|corrupt|corruption|abuse|abused|receipt|rude|wrong)',
  ],
  ruling: [
    '(quyết định|kết luận|biên bản|thu hồi|cưỡng chế|xử phạt|phạt|giải tỏa|đền bù|bồi thường|áp giá|giải phóng mặt bằng|tái định cư|tháo dỡ|đình chỉ|tịch thu|từ chối|kỷ luật|buộc thôi việc|điều chuyển|hạ bậc|cắt hộ nghèo|loại khỏi|thu giấy phép)',
    '(decision|fine|fined|compensation|eviction|demolish|demolished|confiscated|dismissed|refused|seized)',
  ],
  protest: [
    '(không chấp nhận|không đồng ý|không đồng tình|không phục|không nhất trí|phản đối|bức xúc|đòi lại|yêu cầu hủy|đề nghị hủy|xem xét lại|kiện|thưa|thưa kiện|tố|tố cáo|tố giác|khiếu nại|khiếu kiện|vạch mặt|lên tiếng|làm đơn|gửi đơn|vượt cấp|thanh tra|ra tòa|làm rõ|điều tra|minh oan)',
    '(complain|complaint|denounce|report him|report her|accuse|sue|appeal|protest|object|disagree|investigate)',
  ],
  proof: [
    '(ghi âm|quay lại|clip|bằng chứng|chứng cứ|chứng từ|nhân chứng|sổ sách|có người làm chứng|giấu tên|giữ bí mật|đừng lộ|không dám|sợ bị|trả thù|ai cũng biết|cả xóm biết|dư luận)',
    '(proof|evidence|recording|witness|witnesses|anonymous)',
  ],
  kin: [
    '(con|cháu|bé|em bé|thằng bé|con bé|đứa nhỏ|mẹ|má|mạ|ba|bố|cha|ông|bà|ngoại|nội|vợ|chồng|anh trai|chị gái|cụ|bạn|người ta|hàng xóm|ai đó|nạn nhân|công nhân|thợ|học sinh|trẻ|trẻ em|người già|du khách|sản phụ)',
    '(child|baby|boy|girl|kid|son|daughter|mother|father|man|woman|grandma|grandpa|husband|wife|neighbour|neighbor|someone|somebody|friend)',
  ],
  water: [
    '(sông|suối|ao|hồ|giếng|mương|kênh|rạch|biển|nước|lũ|đập|đê|cống|hố|hầm|ghe|thuyền|xuồng|đò|phà|thác|bể bơi)',
    '(river|pond|canal|lake|well|sea|water|flood|boat|pool|ditch|drain)',
  ],
  fall: [
    '(ngã|té|rớt|rơi|lọt|sẩy chân|trượt|chìm|đuối|lật|chết đuối|kẹt|mắc kẹt|vùi|đè|sập|đổ|cuốn|trôi|sụp|lún)',
    '(fell|falls|falling|drown|drowning|stuck|trapped|buried|swept|collapsed|sinking)',
  ],
  fire: ['(cháy|lửa|khói|nổ|khét|gas|bén|bốc|chập|xì|bỏng|phỏng)', '(fire|smoke|burning|flames|explosion|gas|sparks)'],
  body: [
    '(máu|thở|tim|đầu|bụng|tay|chân|ngực|xương|mặt|cổ|co giật|sùi bọt|tím|tím tái|bất tỉnh|ngất|xỉu|đột quỵ|liệt|méo miệng|nghẹn|hóc|sặc|sốt|cấp cứu|vỡ ối|chuyển dạ|gãy|chảy)',
    '(blood|bleeding|breathing|breathe|heart|unconscious|fainted|seizure|choking|head|chest|broken)',
  ],
  poison: [
    '(uống|nuốt|hít) (nhầm|phải|thuốc|cỏ|nguyên|cả|hết)',
    '(ngộ độc|thuốc sâu|thuốc chuột|thuốc diệt cỏ|rắn|ong|cắn|đốt)',
    '(poison|poisoned|pills|pesticide|snake|swallowed|bitten|stung)',
  ],
  death: [
    '(chết|tự tử|tự vẫn|treo cổ|nhảy|không muốn sống|hết muốn sống|vĩnh biệt|giải thoát|thắt cổ|kết thúc|tuyệt vọng|lìa đời|án mạng)',
    '(die|dying|dead|suicide|kill|jump|goodbye forever|end it)',
  ],
  attack: [
    '(đánh|đập|chém|đâm|dao|mã tấu|rựa|gậy|súng|dọa|đe|dọa giết|đòi giết|rượt|đuổi|nhốt|trói|bắt cóc|hiếp|cướp|giật|giựt|trộm|bẻ khóa|cạy cửa|hành hung|bạo hành|siết cổ|bóp cổ|xâm hại|côn đồ|giang hồ)',
    '(hit|hitting|beat|beating|knife|gun|stab|stabbed|threaten|threatening|kidnapped|rape|robbed|robbing|thief|attack|attacking|chasing|following)',
  ],
  now: [
    '(đang|mới|vừa|rồi|kìa|ngay|gấp|mau|nhanh|khẩn|lẹ|với|cứu|cứu với|giúp với|làm sao giờ|giờ làm sao|bây giờ)',
    '(now|help|hurry|please help|quick|quickly|right now|emergency)',
  ],
  past: [
    '(năm ngoái|năm xưa|hồi xưa|hồi trước|tháng trước|tuần trước|đã khỏi|đã ổn|đã xong|hôm trước|ngày xưa|đã dập|may mà|suýt|xém|chút nữa)',
    '(last year|years ago|last month|almost|nearly)',
  ],
  ask: [
    '(ở đâu|đâu|bao giờ|bao nhiêu|bao lâu|khi nào|thế nào|ra sao|mấy giờ|như nào|được không|có không|là gì|gì|ai|sao|nào|mô|răng|chi|hả|không|chưa)',
    '(where|when|how|what|who|which|why|can i|do i|is there|does)',
  ],
  paper: [
    '(giấy|giấy tờ|thủ tục|hồ sơ|đăng ký|khai sinh|khai tử|kết hôn|tạm trú|thường trú|căn cước|sổ đỏ|hộ khẩu|giấy phép|xác nhận|chứng thực|công chứng|mẫu đơn|bảo hiểm|chế độ|trợ cấp|lịch)',
    '(paper|papers|form|forms|certificate|permit|register|registration|insurance|passport|visa|id card)',
  ],
  broken: [
    '(hỏng|hư|vỡ|nứt|tắc|nghẹt|ngập|rác|mùi|hôi|bụi|ồn|đèn|đường|ổ gà|cống|cây|dây|loa|nắp|vỉa hè|karaoke|chó|chuột|muỗi|ruồi|mất điện|cúp điện|mất nước|cúp nước)',
    '(broken|lamp|light|road|rubbish|garbage|noise|noisy|smell|dog|dogs|hole|pothole|leak|tree)',
  ],
  wish: [
    '(đề nghị|kiến nghị|mong|nhờ|xin|kính mong|yêu cầu|góp ý|đề xuất|cho xin|ước gì|nên)',
    '(please|could you|can you|i suggest|i propose|would like|should)',
  ],
  mine: [
    '(của|cho) (tôi|em|mình|tui|cháu|con|chị|anh|bác|tao|t)',
    '(tôi|em|mình|tui|cháu) (gửi|hỏi|nhắn|phản ánh|báo|viết|đăng|nộp|muốn|cần)',
    '(my|mine|i sent|i asked|i wrote|i reported)',
  ],
  talk: [
    '(tin|tin nhắn|câu hỏi|câu trả lời|phản ánh|mã|mã số|mã tra cứu|dữ liệu|thông tin cá nhân|tài khoản|hình|ảnh|video|file|bot|máy|app|ứng dụng|nút|kênh|nhóm|zalo|telegram|thông báo|hotline|số điện thoại|đường dây|tổng đài|người thật|trực|tiếng anh|tiếng việt|ngôn ngữ|tên)',
    '(message|messages|question|answer|reply|code|data|account|photo|photos|bot|app|button|channel|notifications|phone number|human|person|english|vietnamese|language|report|name)',
  ],
  undo: [
    '(xóa|hủy|rút|bỏ|thôi|ngưng|ngừng|dừng|tắt|khỏi|thu hồi|gỡ|quên|mất|lạc|nhầm|lộn|sửa|đổi|cập nhật|ẩn|giấu|thêm|bổ sung|gửi lại|mở lại|chặn)',
    '(delete|remove|cancel|withdraw|stop|forget|forgot|lost|wrong|mistake|change|edit|hide|add|unsubscribe|erase)',
  ],
  state: [
    '(tới đâu|đến đâu|sao rồi|thế nào rồi|xong chưa|trả lời chưa|xem chưa|nhận chưa|nhận được chưa|chưa thấy|chưa ai|im ru|im re|lâu quá|lâu vậy|mấy bữa|mấy hôm|vẫn chưa|còn chờ|đợi hoài|chờ hoài|tiến độ|kết quả|trạng thái)',
    '(status|still waiting|no answer|no reply|nobody|any news|progress|yet|waiting)',
  ],
  item: [
    '(bài|tin bài|bản tin|tiêu đề|tít|sa pô|bản nháp|nháp|chú thích|ảnh bìa|đăng|duyệt|ký|trả lại|hẹn giờ|lịch đăng|hạn|quá hạn|trễ|nhuận bút|bút danh|cộng tác viên|ctv|ban biên tập|biên tập|phó ban|trưởng ban|quy trình|quy chế|thống kê|báo cáo|số liệu|lượt xem|nhật ký|ủy quyền|phân công|giao|cảnh báo|chuyên mục|mẫu|cổng|trang|hàng chờ|đính chính|gỡ)',
    '(item|items|article|articles|draft|publish|approve|queue|overdue|royalty|royalties|contributor|editor|schedule|caption|report|statistics|deputy|log|category)',
  ],
  code: ['#', '(dl|hd|bv|tb)', '(số|bài|câu|mã|ảnh|hình|tin) #'],
  event: [
    '(tổ chức|khai mạc|bế mạc|khánh thành|khởi công|ra quân|trao|tặng|phát động|tổng kết|sơ kết|ra mắt|thăm|kỷ niệm|tuyên dương|khai giảng|bàn giao|diễn ra|đón nhận|quyên góp|hiến|giao lưu|tham gia|phối hợp|hoàn thành|khám|tập huấn|công bố|kết nạp|bầu|thi|giành|đạt|biểu diễn|ủng hộ|nhặt được|trả lại|đón|viếng|dâng hương|trồng|thả|cấp phát|lắp đặt|thông xe|làm lễ|hội thi|hội nghị|hội thao|ngày hội|đại hội|chương trình|lễ|giải|câu lạc bộ|đoàn viên|hội viên|mít tinh|diễn tập|gặp mặt|chung tay)',
    '(opened|held|gave|given|won|celebrated|inaugurated|organised|organized|planted|cleaned|donated|ceremony|festival|contest|prizes|volunteers|pupils|members)',
  ],
  crowd: [
    '(bà con|nhân dân|các hộ|hộ dân|người dân|học sinh|đoàn viên|hội viên|em học sinh|cựu chiến binh|phụ nữ|nông dân|thanh niên|thiếu nhi|giáo viên|phụ huynh|câu lạc bộ|đội|chi hội|liên hoan|hơn #|# (em|hộ|người|đoàn viên|suất|cháu|cụ|cây|mét|lượt|đội))',
  ],
  day: [
    '(sáng|trưa|chiều|tối|đêm) (nay|qua|mai|kia|thứ|chủ|#|ni)',
    '(hôm|ngày|thứ|tuần|tháng|mùng|rằm) (nay|qua|mai|#|hai|ba|tư|năm|sáu|bảy|này|trước|vừa)',
    'chủ nhật|vừa qua|mới đây|hôm rằm',
    '(this morning|yesterday|today|last night|tomorrow|last week|monday|tuesday|wednesday|thursday|friday|saturday|sunday)',
  ],
  thanks: [
    '(cảm ơn|cám ơn|cảm ta|đội ơn|biết ơn|chúc|mừng|khen|tuyệt|hay quá|giỏi|dễ thương|nhiệt tình|tận tình|chu đáo|tốt quá|ok|oke|dạ|vâng|ừ|chào|tạm biệt|hẹn gặp|thương|quý|yêu|mến|vui|hài lòng|xin lỗi)',
    '(thanks|thank|great|good|nice|hello|hi|bye|ok|okay|welcome|perfect|well done|congratulations|sorry)',
  ],
} as const;
