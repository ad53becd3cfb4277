window.YTD.follower.part0 = [ { "follower" : { "accountId" : "300000000000000002", "userLink" : "https://twitter.com/intent/user?user_id=300000000000000002" } } ]
