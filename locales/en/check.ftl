# Checks before publishing: what the system noticed. People decide; only a missing source and secrecy stop sending.

check-secrecy-blocked = There are signs that this must not be public. Processing has stopped and nothing is kept.
check-secrecy-held = There are words that the head of the board should see first.
check-source-missing = { $reader ->
    [author] The item has no source yet. Please choose “I was there” or write the source, then send.
   *[board] The item has no source yet.
}
check-source-vague = { $reader ->
    [author] The source “{ $source }” cannot be checked. Please give a person, an office, a document's number or an address.
   *[board] The source “{ $source }” cannot be checked.
}
check-source-unlinked = { $reader ->
    [author] The source “{ $source }” is another publication. Please add the address of that article.
   *[board] The source “{ $source }” is another publication, without its address.
}
check-paper-number = { $reader ->
    [author] The document has no number. Please write it, for example “Quyết định số 12/QĐ-UBND”.
   *[board] The document has no number.
}
check-paper-signer = { $reader ->
    [author] The document has no signer. Please write who signed it.
   *[board] The document has no signer.
}
check-paper-file = { $reader ->
    [author] The document itself is not attached. A PDF or DOCX file should go with it.
   *[board] The document itself (PDF or DOCX) is not attached.
}
check-hearsay = { $count ->
    [one] The text tells what was heard ({ $count } place).
   *[other] The text tells what was heard ({ $count } places).
  } { $reader ->
    [author] Please name somebody who confirms it.
   *[board] Nobody is named who confirms it.
}
check-denunciation = This reads like a denunciation: do not publish. Please hand it to the reception of citizens and keep the sender unnamed.
check-complaint = This reads like a formal complaint: do not publish. Please hand it to the reception of citizens.
check-accusation = The text accuses somebody who can be recognised, without a finding of a competent body. Please verify first.
check-advertising = { $count ->
    [one] The text looks like advertising ({ $count } phrase).
   *[other] The text looks like advertising ({ $count } phrases).
  }
check-text-copied = { $reader ->
    [author] { $percent }% of this item stands in “{ $title }” ({ $code }, { $when }). Art. 7 allows no copying. Please change it.
   *[board] { $percent }% of this item stands in “{ $title }” ({ $code }, { $when }). Art. 7 allows no copying. Please look.
}
check-text-similar = { $percent }% of this item is like “{ $title }” ({ $code }, { $when }). Please see whether it is the same news.
check-text-published = published on { $day }
check-text-waiting = not published
check-photo-seen = Photo { $number } is photo { $otherNumber } of “{ $title }” ({ $code }).
check-photo-mirrored = Photo { $number } is likely photo { $otherNumber } of “{ $title }” ({ $code }) in a mirror. Please look.
check-photo-twice = Photo { $number } is photo { $otherNumber } sent again. One of them can be left out.
check-personal-identity = { $count ->
    [one] There is { $count } identity number.
   *[other] There are { $count } identity numbers.
  } Please hide before publishing.
check-personal-passport = { $count ->
    [one] There is { $count } passport number.
   *[other] There are { $count } passport numbers.
  } Please hide before publishing.
check-personal-insurance = { $count ->
    [one] There is { $count } insurance number.
   *[other] There are { $count } insurance numbers.
  } Please hide before publishing.
check-personal-account = { $count ->
    [one] There is { $count } bank account.
   *[other] There are { $count } bank accounts.
  } Please hide, unless an office has made it public.
check-personal-phone = { $count ->
    [one] There is { $count } phone number.
   *[other] There are { $count } phone numbers.
  } Please hide, unless an office has made it public.
check-personal-landline = { $count ->
    [one] There is { $count } landline number.
   *[other] There are { $count } landline numbers.
  } Please see whether it is an office's or somebody's own.
check-personal-email = { $count ->
    [one] There is { $count } private e-mail address.
   *[other] There are { $count } private e-mail addresses.
  } Please hide before publishing.
check-personal-address = { $count ->
    [one] There is { $count } address of a house or lane.
   *[other] There are { $count } addresses of houses or lanes.
  } For a home, please name the neighbourhood only.
check-personal-parcel = { $count ->
    [one] There is { $count } number of a parcel or map sheet.
   *[other] There are { $count } numbers of parcels or map sheets.
  } Please see whether it is needed.
check-personal-birth = { $count ->
    [one] There is { $count } date of birth.
   *[other] There are { $count } dates of birth.
  } Please hide before publishing.
check-personal-plate = { $count ->
    [one] There is { $count } number plate.
   *[other] There are { $count } number plates.
  } Please hide before publishing.
check-personal-relative = { $count ->
    [one] A relative is named in { $count } place.
   *[other] Relatives are named in { $count } places.
  } Please hide, unless they agree.
check-personal-file-name = { $count } private data in the names of files; they are hidden there when it is published.
check-in-file = In file “{ $name }”: { $text }
check-health-told = { $count ->
    [one] The text tells a named person's illness ({ $count } place).
   *[other] The text tells named people's illnesses ({ $count } places).
  } Please leave it out, or the name.
check-children-shown = { $photos ->
    [one] The text is about children and has { $photos } photo.
   *[other] The text is about children and has { $photos } photos.
  } If a child's face can be seen, the parents must agree (from 7 years the child too), or the face be blurred.
check-dignity-at-risk = { $photos ->
    [one] The text is about patients, people in need or detainees and has { $photos } photo.
   *[other] The text is about patients, people in need or detainees and has { $photos } photos.
  } Please see that no picture humiliates anybody.
check-date-ahead = { $days ->
    [one] { $day } is still ahead ({ $days } day).
   *[other] { $day } is still ahead ({ $days } days).
  } Please check the date.
check-deadline-passed = The deadline { $day } has passed. The item is accepted and marked as late.
check-photo-expected = { $reader ->
    [author] News like this should have a photo. Please send one if you can.
   *[board] News like this should have a photo. There is none yet.
}
check-photo-small = Photo { $number } is small ({ $width } × { $height } pixels). A long side of { $least } pixels or more is better.
check-photo-blurred = { $reader ->
    [author] Photo { $number } looks blurred. Please send a sharper one if you can.
   *[board] Photo { $number } looks blurred.
}
check-photo-old = Photo { $number } was taken on { $day }, before the event. Please see that it is the right one.
check-capitals-title = The title is all in capitals. Small letters are easier to read.
check-capitals-body = A long passage is all in capitals. Small letters are easier to read.
check-title-lower-case = The title should begin with a capital: “{ $proposal }”
check-title-relative-day = The title says “{ $words }”, which is another day to later readers. Proposal: “{ $proposal }”
check-text-relative-day = The text begins with “{ $words }”, which is another day to later readers. Proposal: “{ $proposal }”
check-accents-proposed = Written without accents. With accents: “{ $proposal }”{ $left ->
    [0] {""}
    [one] {" "}({ $left } syllable is not certain and stays as typed)
   *[other] {" "}({ $left } syllables are not certain and stay as typed)
}
check-accents-missing = { $reader ->
    [author] Written without accents. Please write it with accents before it is published.
   *[board] Written without accents. It needs them before it is published.
}
check-photo-blank = { $reader ->
    [author] Photo { $number } is nearly blank. Please look again, and send another if there is one.
   *[board] Photo { $number } is nearly blank. Please look.
}
check-two-events = This seems to tell of two events, on { $first } and { $second }. Better two items: each has its own due date.
check-title-long = The title has { $characters } characters. Fewer than { $most } are better.
check-body-long = The text has { $words } words. Fewer than { $most } are better, or several items.

secrecy-stopped-contributor =
    What you sent shows signs that it must not be public. The system has stopped and keeps nothing of it.
    Please delete this message and contact the head of the editorial board.
secrecy-stopped-citizen =
    What you sent shows signs that it must not be public. The system has stopped and keeps nothing of it.
    Please delete this message and contact the editorial board.
secrecy-photos-stopped = Photos that were sent together with what has been stopped were not kept either. If they belong to something else, please send them again in { $minutes } minutes.
secrecy-stopped-head =
    Something sent by { $name } at { $time } seems to bear a mark of secrecy. The system keeps nothing of it.
    The message has passed the servers of { $channel }: please ask the sender to delete it, and act as the rules say.
    If it proves to be no secret, you can allow it to be sent once more.
secrecy-permission-given = { $name } may now send once more, until { $until }.
secrecy-send-again = The head of the editorial board has looked into it. As nothing was kept, please send it once more, before { $until }.
secrecy-held-sender = Item { $code } is waiting for the head of the editorial board. We will tell you as soon as there is a result.
secrecy-held-head =
    Item { $code } by { $name }, sent at { $time }, has words that you should see before anybody else reads it.
    At present only you can see this item.
secrecy-released-sender = Item { $code } has gone on to approval.
secrecy-destroyed-sender = Item { $code } cannot be used and has been deleted from the system. Please delete the message you sent.
secrecy-destroyed-head = All content of item { $code } has been deleted. Only the time, the sender and the reason are left.

# What the system has noticed, on cards and in full

finding-line = { $severity ->
    [block] ⛔
    [hold] 🔒
    [warning] ⚠️
   *[note] ℹ️
  } { $text }{ $quotes }
findings-since-card = Item { $code } “{ $title }” has more to look at since its card was sent:{ $findings }
findings-since-approval =
    Item { $code } “{ $title }”, which you approved, has more to look at now that its photos and files are here:{ $findings }
    It is being published; take it down if it should not stay.
finding-more = …and { $count } more

# Held for the head of the editorial board

card-held = The head of the editorial board is looking at item { $code } alone. { $status }
choice-permit = Allow it once more
choice-release = Send on to approval
choice-destroy = Delete everything
note-permitted = Allowed once more
note-release = { $code } sent on to approval
note-destroy = { $code } deleted
issue-permitted-already = This has been dealt with.
issue-not-public = The file shows signs that it must not be public. The system has stopped and keeps nothing of it. Please contact the head of the editorial board.

# Children in the photos

choice-children-none = No children in the photos
choice-children-consent = The parents agree
choice-children-hidden = Faces are hidden
children-said = {""}
    { $declaration ->
        [none-shown] The author says: no children in the photos.
        [consent-held] The author says: the family agrees to the photos of the child.
       *[faces-hidden] The author says: the children's faces are hidden.
    }
children-ask-again = Item { $code } has just changed, so we ask again: are children clearly to be seen?
note-children = Noted for item { $code }
children-hide =
    Item { $code }: a declaration hides no face by itself. Please open the page below, choose each photo and draw a frame over the faces.
    If they were hidden before you sent the photos, nothing more is needed.
choice-hide-faces = Open the page for hiding
consent-of-item = Item { $code } shows children; the family agreed, noted at { $time }. If the family no longer agrees, please press the button below.
choice-withdraw-consent = Withdraw the consent
consent-withdraw-sure = The family no longer agrees to photos of the child in item { $code }? If it is published, it comes down at once.
choice-withdraw-consent-sure = Confirm the withdrawal
consent-withdrawn-author = The family no longer agrees to photos of the child in item { $code } “{ $title }”. It is not approved until you hide the faces, change the photos, or the family agrees again.
consent-withdrawn-head = The family no longer agrees to photos of the child in item { $code } “{ $title }” (told by { $name }). The author has been asked again; it cannot be approved before the answer.
cropped-by-board = { $name } has cropped a photo in item { $code } before publication.
issue-crop-too-small = What stays is too small to be clear in public. Please draw a larger frame.
photo-put-back = { $name } put a photo of item { $code } back as it was, after an account was stolen.
unblurred-by-board = { $name } showed a photo of item { $code } as it came again, before publication.
unblurred-by-author = { $name } showed a photo of item { $code } as it came again. Please look at the photos before you decide.
issue-not-blurred = Nothing is hidden in photo { $number } and it is not cropped, so there is nothing to take back.
blurred-by-board = { $name } has blurred a part of a photo in item { $code } before publication.
issue-photo-gone = The original photo is gone, so it could not be changed. Please send it again.
note-consent-withdrawn = Noted: no longer agreed
children-consent = Noted for item { $code }: the parents (from seven years of age the child too) agree that the photos are shown on the portal, and may take it back at any time. If the family changes its mind, tell us at once; the item is taken down.
unpublished-to-author = Item { $code } “{ $title }” was taken off the portal: { $reason }.
unpublished-to-head = Item { $code } “{ $title }” was taken off the portal: { $reason }. Asked for by { $name }.
override-to-board = { $name } alone decided to publish item { $code } “{ $title }” as head, because nobody else on the board could sign. This is on record.
own-release-to-board = { $name } released their own item { $code } after the system had held it. This is on record; somebody else still has to approve it.
republished-to-head = Item { $code } “{ $title }” goes onto the portal again. Decided by { $name }.
stopped-to-author = Item { $code } “{ $title }” will not be published: { $reason }.
stopped-to-head = Item { $code } “{ $title }” was approved but will not be published: { $reason }. Asked for by { $name }.
reason-consent = somebody in the photos, or the family, no longer agrees
reason-wrong = the information is not right
reason-asked = it was asked to be taken down
choice-republish = Publish again
choice-override = ⚖️ Decide alone as head
choice-undo = Undo
choice-unpublish = Take down
note-unpublish = { $code } taken down.

# Hiding private data

choice-respell = Use the proposed writing
choice-use-accents = Use it with accents
choice-use-title = Use the proposed title
choice-keep-writing = Keep as typed
kept-as-written = Your writing stays as it is.
choice-mask = Hide private data
note-masked = { $count } places hidden in { $code }
masked-by-board = { $name } has hidden { $count } pieces of private data in item { $code } before publication.
issue-nothing-to-respell = Nothing is proposed any more for item { $code }.
issue-nothing-to-mask = Item { $code } has no private data to hide.

# Documents of an item

too-many-files = An item takes at most { $max } files. The ones after that were not added.
file-dropped = File { $number } was left out. { $left } left.
issue-no-such-file = { $number ->
    [0] The item has { $files } files. Say which, for example: bỏ tệp 1.
   *[other] There is no file { $number }. The item has { $files } files.
  }
