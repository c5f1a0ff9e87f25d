-- Who took which role, and what was done with the credentials that came of it.
WITH logs AS ({cloudtrail}),
taken AS (
    SELECT eventtime AS taken_at,
           useridentity.arn AS taken_by,
           sourceipaddress AS taken_from,
           json_extract_scalar(requestparameters, '$.roleArn') AS role,
           json_extract_scalar(requestparameters, '$.sourceIdentity') AS source_identity,
           json_extract_scalar(responseelements, '$.credentials.accessKeyId') AS access_key
    FROM logs
    WHERE eventsource = 'sts.amazonaws.com'
      AND eventname LIKE 'AssumeRole%'
      AND errorcode IS NULL
)
SELECT taken.taken_at, taken.taken_by, taken.taken_from, taken.role, taken.source_identity,
       taken.access_key, count(logs.eventid) AS calls, min(logs.eventtime) AS first_call,
       max(logs.eventtime) AS last_call, array_agg(DISTINCT logs.eventname) AS event_names
FROM taken
LEFT JOIN logs ON logs.useridentity.accesskeyid = taken.access_key
GROUP BY taken.taken_at, taken.taken_by, taken.taken_from, taken.role, taken.source_identity,
         taken.access_key
ORDER BY taken.taken_at
