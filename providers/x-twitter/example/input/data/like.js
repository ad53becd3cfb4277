window.YTD.like.part0 = [
  { "like" : { "tweetId" : "1382350606417817604", "fullText" : "say &quot;cheese&quot;", "expandedUrl" : "https://twitter.com/i/web/status/1382350606417817604" } },
  { "like" : { "tweetId" : "20" } }
]
