-- Console sign-ins without a second factor. What single sign-on vouched for says nothing of one.
WITH logs AS ({cloudtrail})
SELECT eventtime, account, sourceipaddress, useridentity.type AS identity_type,
       useridentity.arn AS principal, useragent,
       json_extract_scalar(responseelements, '$.ConsoleLogin') AS outcome
FROM logs
WHERE eventname = 'ConsoleLogin'
  AND json_extract_scalar(additionaleventdata, '$.MFAUsed') = 'No'
  AND useridentity.type IN ('IAMUser', 'Root')
ORDER BY eventtime
