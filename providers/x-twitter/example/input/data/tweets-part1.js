window.YTD.tweets.part1 = [
  {
    "tweet" : {
      "id_str" : "1600000000000000003",
      "created_at" : "Wed Dec 07 23:59:59 +0000 2022",
      "full_text" : "part one of two"
    }
  }
]
