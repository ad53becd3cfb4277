window.YTD.note_tweet.part0 = [
  { "noteTweet" : { "noteTweetId" : "1650000000000000001", "createdAt" : "2026-02-01T07:00:00.000Z", "updatedAt" : "2026-02-01T07:00:00.000Z", "lifecycle" : { "name" : "Created" }, "core" : { "text" : "a long one", "urls" : [ ], "mentions" : [ ], "hashtags" : [ ], "cashtags" : [ ], "styletags" : [ ] } } }
]
