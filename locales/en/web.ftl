board-title = The editorial board's desk
board-sign-in = Send /bang to the bot; the system answers with a link that signs you in once. No password is needed.
board-meanwhile = The desk is being built. Until then, all approval work can be done in the chat with the bot.
board-to-portal = To the information portal
