-- All that was done from an address: put it in the place of the example.
WITH logs AS ({cloudtrail})
SELECT eventtime, account, region, eventsource, eventname, errorcode,
       useridentity.arn AS principal, useridentity.accesskeyid AS access_key, useragent
FROM logs
WHERE sourceipaddress = '203.0.113.10'
ORDER BY eventtime
