-- Changes of what may enter and leave the network.
WITH logs AS ({cloudtrail})
SELECT eventtime, account, region, eventname, useridentity.arn AS principal, sourceipaddress,
       coalesce(
           json_extract_scalar(requestparameters, '$.groupId'),
           json_extract_scalar(requestparameters, '$.networkAclId')) AS changed,
       requestparameters
FROM logs
WHERE eventsource = 'ec2.amazonaws.com'
  AND regexp_like(eventname, '^(Authorize|Revoke|Modify|Create|Delete|Update|Replace)(SecurityGroup|NetworkAcl)')
  AND errorcode IS NULL
ORDER BY eventtime
