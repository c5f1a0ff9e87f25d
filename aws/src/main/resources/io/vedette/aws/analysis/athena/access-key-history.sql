-- All that was done with an access key: put it in the place of the example.
WITH logs AS ({cloudtrail})
SELECT eventtime, account, region, eventsource, eventname, sourceipaddress, useragent,
       errorcode, useridentity.arn AS principal, requestparameters
FROM logs
WHERE useridentity.accesskeyid = 'AKIAIOSFODNN7EXAMPLE'
ORDER BY eventtime
