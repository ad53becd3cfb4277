window.__THAR_CONFIG = {
  "userInfo" : { "accountId" : "300000000000000001", "userName" : "mira_holt", "displayName" : "Mira Hölt" },
  "archiveInfo" : { "sizeBytes" : "4096", "generationDate" : "2026-03-01T09:30:00.000Z", "isPartialArchive" : false, "maxPartSizeBytes" : "53687091200" },
  "readmeInfo" : { "fileName" : "data/README.txt", "directory" : "data/", "name" : "README.txt" },
  "dataTypes" : {
    "account" : { "files" : [ { "fileName" : "data/account.js", "globalName" : "YTD.account.part0", "count" : "1" } ] },
    "tweets" : { "mediaDirectory" : "data/tweets_media", "files" : [ { "fileName" : "data/tweets.js", "globalName" : "YTD.tweets.part0", "count" : "2" }, { "fileName" : "data/tweets-part1.js", "globalName" : "YTD.tweets.part1", "count" : "2" } ] },
    "ipAudit" : { "files" : [ { "fileName" : "data/ip-audit.js", "globalName" : "YTD.ip_audit.part0", "count" : "3" } ] },
    "directMessages" : { "files" : [ { "fileName" : "data/direct-messages.js", "globalName" : "YTD.direct_messages.part0", "count" : "2" } ] },
    "mute" : { "files" : [ { "fileName" : "data/mute.js", "globalName" : "YTD.mute.part0", "count" : "0" } ] }
  }
}
