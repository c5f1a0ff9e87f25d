-- What was done as the root user of an account, AWS's own calls for it apart.
WITH logs AS ({cloudtrail})
SELECT eventtime, account, region, eventsource, eventname, sourceipaddress, useragent, errorcode,
       useridentity.sessioncontext.attributes.mfaauthenticated AS mfa
FROM logs
WHERE useridentity.type = 'Root'
  AND useridentity.invokedby IS NULL
  AND eventtype <> 'AwsServiceEvent'
ORDER BY eventtime
