window.YTD.ad_impressions.part0 = [
  { "ad" : { "adsUserData" : { "adImpressions" : { "impressions" : [ { "deviceInfo" : { "osType" : "Ios" }, "displayLocation" : "TimelineHome", "advertiserInfo" : { "advertiserName" : "Example Sails", "screenName" : "@example_sails" }, "impressionTime" : "2026-02-03 04:05:06", "matchedTargetingCriteria" : [ { "targetingType" : "Locations", "targetingValue" : "Boise" } ] } ] } } } }
]
