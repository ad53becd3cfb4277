window.YTD.smartblock.part0 = [ { "smartblock" : { "accountId" : "300000000000000004", "startedAt" : "2026-02-04T00:00:00.000Z", "reason" : "spam" } } ]
