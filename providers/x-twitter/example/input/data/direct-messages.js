window.YTD.direct_messages.part0 = [
  {
    "dmConversation" : {
      "conversationId" : "300000000000000001-300000000000000002",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "300000000000000002",
            "reactions" : [ { "senderId" : "300000000000000002", "reactionKey" : "like", "eventId" : "900", "createdAt" : "2026-01-05T10:01:00.000Z" } ],
            "urls" : [ { "url" : "https://t.co/a", "expanded" : "https://example.com/a", "display" : "example.com/a" } ],
            "text" : "the boat &gt; the car",
            "mediaUrls" : [ "https://ton.example.com/dm/1700000000000000001/7/pic.jpg" ],
            "senderId" : "300000000000000001",
            "id" : "1700000000000000001",
            "createdAt" : "2026-01-05T10:00:00.000Z"
          }
        },
        { "messageCreate" : { "recipientId" : "300000000000000001", "reactions" : [ ], "urls" : [ ], "text" : "ok", "mediaUrls" : [ ], "senderId" : "300000000000000002", "id" : "1700000000000000002", "createdAt" : "2026-01-05T10:02:00.000Z" } }
      ]
    }
  },
  {
    "dmConversation" : {
      "conversationId" : "1500000000000000009",
      "messages" : [
        { "joinConversation" : { "initiatingUserId" : "300000000000000002", "participantsSnapshot" : [ "300000000000000001", "300000000000000002", "300000000000000003" ], "createdAt" : "2026-01-06T12:00:00.000Z" } },
        { "conversationNameUpdate" : { "initiatingUserId" : "300000000000000003", "name" : "pier 7", "createdAt" : "2026-01-06T12:01:00.000Z" } },
        { "messageCreate" : { "reactions" : [ ], "urls" : [ ], "text" : "hello all", "mediaUrls" : [ ], "senderId" : "300000000000000003", "id" : "1700000000000000003", "createdAt" : "2026-01-06T12:02:00.000Z" } }
      ]
    }
  }
]
