board-title = The editorial board's desk
board-skip = Skip to content
board-menu = Pages of the desk
board-overview = Overview
board-sign-in = Send /bang to the bot; the system answers with a link that signs you in once. No password is needed.
board-meanwhile = All reviewing can be done in the chat with the bot as well.
board-to-portal = To the information portal
board-hello = Welcome, { $name }.
board-enter-why = This address opens once, for you only.
board-enter = Open the board
board-link-over = This address was used or its time is over. Send /bang to the bot for a new one.
board-refused = The request did not come from this page and was not carried out. Open the board again and repeat.
board-not-found = There is no such page.
board-head-only = This is for the head or the standing deputy.
board-back = To the board
board-channels = Channels
board-channel = { $channel ->
    [telegram] Telegram
    [zalo-oa] Zalo OA
    [zalo-bot] Zalo Bot
    [web] Web page
   *[other] { $channel }
  }
board-channel-ok = Works
board-channel-expiring = Access runs out soon
board-channel-needsReconnect = Must be connected again
board-channel-refused = The platform refuses our messages
board-channel-until = until { $at }
board-reconnect = Connect
board-unreached = Messages not delivered
board-unreached-none = Every message went out.
board-unreached-why = These people have not been reached. Call them and note the result; the messages still go out when they write again.
board-unreached-since = since { $at }
board-no-phone = no phone number
board-unreached-count = { $count } { $count ->
    [one] message
   *[other] messages
  }
board-call-result = Result
board-called = Called
board-called-at = called { $at }
board-connect-title = Connect a channel
board-connect-why = You go to the platform's page, allow us to send for the ward, and come back here.
board-connect-go = To the platform's page
board-connected = Connected. What was waiting goes out now.
board-grant-over = This grant is too late or was used. Press Connect and do it again.
board-grant-refused = The platform did not accept it. Check that it is the ward's account, press Connect and do it again.
