-- Who took how much out of which bucket. Only objects whose data events the trail records.
WITH logs AS ({cloudtrail})
SELECT json_extract_scalar(requestparameters, '$.bucketName') AS bucket,
       useridentity.arn AS principal, useridentity.accesskeyid AS access_key, sourceipaddress,
       count(*) AS objects,
       sum(try_cast(json_extract_scalar(additionaleventdata, '$.bytesTransferredOut') AS double))
           AS bytes,
       min(eventtime) AS first_call, max(eventtime) AS last_call
FROM logs
WHERE eventsource = 's3.amazonaws.com'
  AND eventname IN ('GetObject', 'CopyObject', 'SelectObjectContent')
  AND errorcode IS NULL
GROUP BY json_extract_scalar(requestparameters, '$.bucketName'), useridentity.arn,
         useridentity.accesskeyid, sourceipaddress
ORDER BY bytes DESC
LIMIT 200
