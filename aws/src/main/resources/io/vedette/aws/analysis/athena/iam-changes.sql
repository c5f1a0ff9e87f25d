-- Changes of users, roles, keys and policies.
WITH logs AS ({cloudtrail})
SELECT eventtime, account, eventname, useridentity.arn AS principal, sourceipaddress, errorcode,
       requestparameters
FROM logs
WHERE eventsource IN ('iam.amazonaws.com', 'sso.amazonaws.com', 'organizations.amazonaws.com')
  AND readonly = 'false'
ORDER BY eventtime
