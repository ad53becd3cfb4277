window.YTD.ip_audit.part0 = [
  { "ipAudit" : { "accountId" : "300000000000000001", "createdAt" : "2026-02-27T08:00:00.000Z", "loginIp" : "198.51.100.7", "loginPortNumber" : 52011 } },
  { "ipAudit" : { "accountId" : "300000000000000001", "createdAt" : "2026-02-28T08:00:00.000Z", "loginIp" : "2001:db8::7" } },
  { "ipAudit" : { "accountId" : "300000000000000001", "createdAt" : "2026-02-28T08:00:00.000Z", "loginIp" : "198.51.100.999" } }
]
