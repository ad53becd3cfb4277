window.YTD.grok_chat_item.part0 = [
  { "grokChatItem" : { "grokMode" : { "value" : "1", "name" : "Normal" }, "accountId" : "300000000000000001", "chatId" : "1980000000000000001", "createdAt" : "2026-02-02T09:00:00.000Z", "sender" : { "value" : "1", "name" : "User", "originalName" : "USER", "annotations" : { } }, "message" : "when is high tide" } },
  { "grokChatItem" : { "postIds" : [ "1600000000000000001" ], "accountId" : "300000000000000001", "chatId" : "1980000000000000001", "createdAt" : "2026-02-02T09:00:03.000Z", "sender" : { "value" : "2", "name" : "Agent", "originalName" : "AGENT" }, "message" : "At noon." } }
]
