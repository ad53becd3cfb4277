window.YTD.account.part0 = [
  {
    "account" : {
      "email" : "mira@example.org",
      "createdVia" : "web",
      "username" : "mira_holt",
      "accountId" : "300000000000000001",
      "createdAt" : "2019-04-02T10:11:12.000Z",
      "accountDisplayName" : "Mira Hölt"
    }
  }
]
