### The ward's portal: public pages and the JSON API.
### { $ward } is the full name: "phường Đồng Lạc".

portal-language = en
portal-language-region = en_GB

## Name, top and bottom of the pages

portal-site-name = Information portal of { $ward }
portal-page-title = { $title } – { $site }
portal-name-above = Information portal
portal-skip = Skip to the main content
portal-menu = Main menu
portal-menu-all = All sections
portal-front = Front page
portal-to-front = To the front page
portal-to-top = To the top
portal-about = About this portal
portal-about-responsible = Responsible
portal-about-address = Address
portal-about-phone = Telephone
portal-about-email = E-mail
portal-channel = { $channel ->
    [telegram] Telegram
    [zalo-oa] Zalo
    [zalo-bot] Zalo Bot
    [web] Page of the ward
   *[other] { $channel }
  }
portal-reuse = Name “Information portal of { $ward }” as the source when you publish from this page.
portal-wards = The portals on this system

## Dates and times (of the ward)

portal-date = { $day }/{ $month }/{ $year }
portal-date-time = { $hour }:{ $minute }, { portal-date }
portal-date-weekday = { $weekday ->
    [Mon] Monday
    [Tue] Tuesday
    [Wed] Wednesday
    [Thu] Thursday
    [Fri] Friday
    [Sat] Saturday
   *[Sun] Sunday
  }, { portal-date }

## Front page and lists

portal-front-description = News, documents, figures and answers from the People's Committee of { $ward }.
portal-front-empty = The portal has just opened. The first news will appear here.
portal-news-newest = Newest
portal-documents = Documents
portal-documents-newest = New documents
portal-documents-all = See all documents
portal-documents-introduction = Documents and rules of the offices of { $ward }; each says who issued it.
portal-documents-empty = No document has been published yet.
portal-statistics = Statistics
portal-statistics-newest = New figures
portal-statistics-all = See all figures
portal-statistics-introduction = Statistics and reports of { $ward }.
portal-statistics-empty = No figures have been published yet.
portal-section-empty = Nothing in this section yet.
portal-list-description = { $name } – news of { $ward }.
portal-turning = Pages
portal-newest = To the first page
portal-older = See older items

## One item

portal-posted = Posted at
portal-updated = Updated at
portal-photographers = Photos
portal-photo-alt = { $count ->
    [1] Photo of “{ $title }”
   *[other] Photo { $number } of { $count } of “{ $title }”
  }
portal-photo-credit = Photo: { $name }
portal-source = Source
portal-place = Place
portal-event-on = { $category ->
    [document] Signed on
    [statistics] Report sent on
    [answer] Question received on
   *[other] Took place on
  }
portal-code = { $category ->
    [answer] Code of the question
   *[other] Code
  }
portal-document-number = Number
portal-signer = Signed by
portal-files = Download
portal-file-facts = { $kind }{ $pages ->
    [0] {""}
    [1] , 1 page
   *[other] , { $pages } pages
  }, { $size }
portal-file-text = Read its text
portal-file-text-cut = The text goes on; please open the file to read the rest.
portal-draft-open = Open for comments to the end of { $on }{ $days ->
    [0] {" "}(today is the last day)
    [1] {" "}(1 more day)
   *[other] {" "}({ $days } more days)
  }.
portal-draft-closed = Closed for comments ({ $on }).
portal-draft-comment = Comment on this draft
portal-corrections = Corrections
portal-share = Address to share:
portal-related = { $category ->
    [answer] Other questions
   *[other] Related items
  }

## Questions and answers

portal-questions = Q & A
portal-asked = Question
portal-answered = Answer
portal-answered-by = Answered by
portal-answering-office = People’s Committee of { $ward }
portal-answer-signer-label = Approved by
portal-answer-signer = { $role ->
    [head] Head of the editorial board
    [standingDeputy] Standing deputy head of the editorial board
    [deputy] Deputy head of the editorial board
    [chairman] Chairman of the People’s Committee
   *[other] The editorial board
  }
portal-questions-newest = Just answered
portal-questions-answered = Answered questions
portal-questions-empty = No answer has been published yet. An answer is published only when the person who asked agrees.
portal-ask-invitation = Would you like to ask { $ward } something, report a problem or make a proposal? Write to us, at any hour.
portal-ask-how = How to ask
portal-ask-heading = How to ask
portal-ask-write = Write your question in your own words, with or without diacritics:
portal-ask-here = No app? Ask right here on a page.
portal-ask-by-page = Ask { $ward } right here.
portal-ask-visit = Call { $phone } or come to { $address }.
portal-ask-receipt = You receive a code and the latest date of the answer.
portal-ask-answer = We answer within 15 working days, in the place where you wrote.
portal-ask-personal = Please send no identity numbers, pictures of papers or medical files. Question and answer are published here only if you agree, with private details masked.
portal-ask-complaint = Formal complaints and denunciations are not handled here. Please send a signed letter or come to the citizen reception of the People's Committee.
portal-ask-emergency = Fire, accident, danger: call 114, 115 or 113 at once.

## Search

portal-search = Search
portal-search-label = Words to look for
portal-search-placeholder = Search
portal-search-button = Search
portal-search-title = Search “{ $words }”
portal-search-kind = Kind
portal-search-year = Year
portal-search-any = All
portal-search-kind-name = { $kind ->
    [news] News
    [document] Documents
    [statistics] Statistics
   *[other] Questions and answers
}
portal-search-narrowed = Try “All” for kind and year.
portal-search-newest = Newest
portal-search-also = Also looked for: { $words }
portal-search-near = Nothing has all of these words; these come near to them.
portal-search-hint = Type a few words, with or without diacritics. For example: lịch tiếp công dân.
portal-search-none = Nothing found with “{ $words }”. { $count ->
    [1] Please try another word.
   *[other] Please try fewer words.
  }
portal-search-found = Results for “{ $words }”

## When there is nothing to see

portal-missing-heading = This page was not found
portal-missing-text = The address may have a letter too few or too many. Please search with a few words, or go to the front page.
portal-withdrawn-heading = This item was taken down
portal-withdrawn-text = The editorial board has taken this item off the portal. We ask for your understanding.
portal-file-gone-heading = This photo or file was taken down
portal-file-gone-text = The editorial board has taken this photo or file off the portal. We ask for your understanding.
portal-question-missing-heading = No published answer
portal-question-missing-text = An answer is published only when the person who asked agrees. If that is you, please look at our message in the place where you wrote.
portal-trouble-heading = The page can't be opened now
portal-trouble-text = The system is busy. Please open it again in a few minutes. Code for the editorial board: { $request }.

## Pages of the ward

portal-page-name = { $page ->
    [gioi-thieu] About the ward
    [ban-do] Administrative map
    [bo-may] Offices and leaders
    [lien-he] Contacts
    [lich-cong-tac] Work and reception calendar
    [thu-tuc] Administrative procedures
    [du-thao] Drafts for comment
    [cong-khai] Plans and budget
    [cong-tac-vien] Contributors’ corner
    [quy-che] About the editorial board
   *[en] English
  }
portal-page-description = { portal-page-name } of { $ward }.
portal-section-name = { $slug ->
    [tin-tuc-su-kien] News and events
    [thong-bao] Notices
    [hoi-nghi] Meetings
    [van-ban] Documents
    [thong-ke] Statistics
   *[other] { $name }
  }
portal-spokesperson = Spokesperson
portal-page-empty = This page is being prepared.
portal-page-ask = If you need it now, ask the office in charge (“{ $owner }”){ $phone ->
    [0] {""}
   *[other] , telephone { $phone }
  }, or come to { $place } ({ $hours }).
portal-credited = Who wrote and photographed lately
portal-credited-why = In the order of the alphabet, which is no ranking. Names stand under items of the last three months.
portal-credited-none = No item of the last three months names a contributor.
portal-credited-items = Newest items
portal-section-newest = Newest item
portal-page-owner = Kept by
portal-page-updated = Updated on
portal-page-stale = This page has not been looked through for a long time.
portal-reception = Reception of citizens
portal-stolen = Report a stolen account (contributors, board)
portal-channels-page = Channels
portal-channels-introduction = The official channels of { $ward }. Point your phone's camera at a code to open it.
portal-qr = QR code: { $what }
portal-channel-open = Open { $channel ->
    [telegram] Telegram
    [zalo-oa] Zalo
    [zalo-bot] Zalo Bot
   *[other] the ward's page
  }
portal-site-map = Site map
portal-site-map-description = All pages of the portal of { $ward }.
portal-site-map-news = News and documents
portal-site-map-use = Of use
portal-notices-all = See all notices
portal-week = This week
portal-week-all = See the whole calendar

## Ways to read

portal-reading = Letters and contrast
portal-reading-why = Choose letters and contrast that are easy for you. Your choice stays on this device.
portal-reading-size = Letters
portal-reading-size-name = { $size ->
    [lon] Large
    [rat-lon] Very large
   *[other] Usual
  }
portal-reading-contrast = Contrast
portal-reading-contrast-usual = Usual
portal-reading-contrast-high = Black on white, strongest
portal-reading-cookie = Only this choice is written into a cookie on your device; nothing is tracked.
portal-read-aloud = Read aloud
portal-read-stop = ■ Stop reading

## Passing an item on

portal-share-more = Share: QR code, words for a chat, text for the loudspeaker
portal-share-title = Share “{ $title }”
portal-share-heading = Share this item
portal-share-link = Address
portal-share-qr = QR code to print or to project
portal-share-chat = Words for Zalo or Telegram
portal-share-loudspeaker = Text for the loudspeaker
portal-loudspeaker =
    Dear people of { $ward }. Here is the news: { $title }.

    { $text }

    This was published on the portal of { $ward }. Thank you for listening.
portal-issuer = Issued by
portal-issuer-name = { $issuer ->
    [ward] People's Committee of { $ward }
    [wardCouncil] People's Council of { $ward }
    [people] People's Committee of a higher level
    [council] People's Council of a higher level
    [primeMinister] Prime Minister
    [government] Government
    [assembly] National Assembly
    [ministry] Ministry
   *[party] Party body
  }

## JSON API

portal-api-bad-limit = limit must be a whole number from 1 to { $max }; without it, { $default } is used.
portal-api-bad-cursor = This cursor can't be read. Use the value of next from the answer before as it is, or leave cursor out to start from the beginning.
portal-api-words-missing = q is missing: the words to look for, with or without diacritics.
portal-api-words-too-long = q is longer than { $max } characters; please use fewer words.
portal-api-not-found = There is no such address. The list of addresses is at /api/v1/openapi.json.
portal-api-withdrawn = This item was taken down.
portal-api-trouble = The system is busy; please try again in a few minutes. Code: { $request }.
portal-regulation-text = The regulation in force, in full
portal-regulation-version = { $version ->
    [none] By the decision that its head names.
   *[other] By { $version }, in force since { $from }.
  }
portal-regulation-open = Read all { $count } articles
portal-regulation-chapter = Chapter { $chapter }
portal-regulation = The regulation and the program
portal-regulation-why = What the portal’s regulation says, what the program does for each clause, and where it is seen.
portal-regulation-seen = Where: { $place }
