-- Domains that only one or two hosts asked for, as what phones home does. Name the VPCs first.
WITH logs AS ({dns_query_logs})
SELECT array_join(slice(split(rtrim(query_name, '.'), '.'), -2, 2), '.') AS domain,
       count(*) AS queries, count(DISTINCT srcaddr) AS hosts,
       count(DISTINCT query_name) AS names, min(query_timestamp) AS first_query,
       max(query_timestamp) AS last_query, array_agg(DISTINCT srcaddr) AS asked_by
FROM logs
WHERE rcode = 'NOERROR'
  AND cardinality(split(rtrim(query_name, '.'), '.')) >= 2
GROUP BY array_join(slice(split(rtrim(query_name, '.'), '.'), -2, 2), '.')
HAVING count(DISTINCT srcaddr) <= 2
ORDER BY queries DESC
LIMIT 200
