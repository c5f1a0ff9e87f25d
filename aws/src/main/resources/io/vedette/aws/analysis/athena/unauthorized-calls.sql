-- Who was refused what, how often: a stolen key is tried on everything.
WITH logs AS ({cloudtrail})
SELECT useridentity.arn AS principal, sourceipaddress, errorcode, count(*) AS calls,
       count(DISTINCT eventname) AS event_names, min(eventtime) AS first_call,
       max(eventtime) AS last_call, array_agg(DISTINCT eventname) AS tried
FROM logs
WHERE errorcode IN ('AccessDenied', 'UnauthorizedOperation', 'Client.UnauthorizedOperation')
GROUP BY useridentity.arn, sourceipaddress, errorcode
ORDER BY calls DESC
LIMIT 200
