window.YTD.tweets.part0 = [
  {
    "tweet" : {
      "edit_info" : { "initial" : { "editTweetIds" : [ "1600000000000000001" ], "isEditEligible" : false } },
      "retweeted" : false,
      "source" : "<a href=\"https://example.com/app\">Example app</a>",
      "entities" : { "hashtags" : [ ], "urls" : [ ], "user_mentions" : [ ] },
      "favorite_count" : "4",
      "id_str" : "1600000000000000001",
      "id" : "1600000000000000001",
      "created_at" : "Tue Dec 06 00:18:02 +0000 2022",
      "full_text" : "fish &amp; chips &lt;3 für alle",
      "lang" : "en",
      "mood_ring" : "amber"
    }
  },
  {
    "tweet" : {
      "id_str" : "1600000000000000002",
      "created_at" : "no time at all",
      "full_text" : "@harbour_lane yes",
      "in_reply_to_screen_name" : "harbour_lane",
      "in_reply_to_status_id_str" : null
    }
  }
]
