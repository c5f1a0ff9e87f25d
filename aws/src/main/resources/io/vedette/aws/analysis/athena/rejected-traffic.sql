-- Addresses whose traffic was rejected, by how many ports and hosts they tried.
WITH logs AS ({vpc_flow_logs})
SELECT srcaddr, count(DISTINCT dstport) AS ports, count(DISTINCT dstaddr) AS hosts,
       sum(packets) AS packets, min(from_unixtime("start")) AS first_seen,
       max(from_unixtime("end")) AS last_seen
FROM logs
WHERE action = 'REJECT'
  AND flow_direction = 'ingress'
GROUP BY srcaddr
ORDER BY ports DESC, packets DESC
LIMIT 200
