### Photos and files that cannot be taken: why, and how to send them again.
### { $which } is the photo's file name, or its place among those sent for the item; { $name } the file's name, { $code } the item's code.

named-photo = “{ $name }”
nth-photo = { $number }
photo-empty = Photo { $which } of item { $code } has nothing in it. Please send it again.
photo-document = File { $which } of item { $code } is a PDF and no photo. Please send it as a file, or take a photo of it.
photo-film = File { $which } of item { $code } is a video, so it was not added. Please send photos.
photo-gif = Photo { $which } of item { $code } is a GIF, so it was not added. Please send a photo as JPEG or PNG.
photo-svg = Photo { $which } of item { $code } is an SVG drawing, which we do not take. Please send a screenshot of it.
photo-tiff = Photo { $which } of item { $code } is a TIFF or a camera's raw file. Please save it as JPEG and send it again.
photo-avif = Photo { $which } of item { $code } is an AVIF. Please save it as JPEG, or send a screenshot.
photo-heic-unreadable = HEIC photo { $which } of item { $code } could not be opened. Please send it as a photo, not as a file: the phone then makes a JPEG of it.
photo-too-heavy = Photo { $which } of item { $code } is too heavy to work on. Please send a screenshot of it.
photo-cut-off = Photo { $which } of item { $code } was cut off on the way. Please send it again.

file-audio = File “{ $name }” is a recording, which we do not take yet. Please write down what it says.
file-video = File “{ $name }” is a video, which we do not take yet. Please send photos and a few lines about them.
file-empty = File “{ $name }” of item { $code } has nothing in it. Please send it again.
file-too-big = File “{ $name }” of item { $code } is larger than 20 MB. Please send a smaller one.
file-not-a-document = File “{ $name }” of item { $code } is not a document. We take PDF, Word (DOCX) and Excel (XLSX).
file-picture = File “{ $name }” of item { $code } is a picture. Please send it as a JPEG or PNG photo.
file-old-office = File “{ $name }” of item { $code } is from an old Word or Excel. Please open it, save it as DOCX, XLSX or PDF, and send it again.
file-unsupported-format = File “{ $name }” (item { $code }) is of a kind that we do not take yet. Please save it as PDF and send it again.
file-archive = File “{ $name }” of item { $code } is an archive. Please unpack it and send each file.
file-encrypted = File “{ $name }” of item { $code } is locked or has a password. Please unlock it, or print it to PDF, and send it again.
file-macros = File “{ $name }” of item { $code } has a program inside (macros), so it was not taken. Please save it as PDF and send it again.
file-external-content = File “{ $name }” of item { $code } fetches contents from elsewhere when it is opened, so it was not taken. Please save it as PDF and send it again.
file-embedded-file = File “{ $name }” of item { $code } has another file inside, so it was not taken. Please send each file by itself, or save it as PDF.
file-bomb = File “{ $name }” of item { $code } grows too large when it is opened, so it was not taken. Please save it as PDF, or in parts.
file-unsafe-structure = File “{ $name }” of item { $code } is built in an unusual way, so it was not taken. Please open it in Word or Excel, save it, and send it again.
file-too-many-pages = File “{ $name }” of item { $code } has more than 500 pages. Please send the part that is needed.
file-too-heavy = File “{ $name }” of item { $code } is too heavy to work on. Please print it to PDF and send it again.
file-cut-off = File “{ $name }” of item { $code } was cut off on the way. Please send it again.
file-damaged = File “{ $name }” of item { $code } is damaged and could not be opened. Please try to open it, save it, and send it again.
file-gone = File “{ $name }” of item { $code } could not be fetched. Please send it again.
file-later = File “{ $name }” of item { $code } could not be fetched yet. It is tried again each hour for a day; if it is urgent, please send it again.
file-here = File “{ $name }” of item { $code } is here now.
