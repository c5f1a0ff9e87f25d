-- Instances that sent the most to addresses outside.
WITH logs AS ({vpc_flow_logs})
SELECT instance_id, interface_id, pkt_srcaddr, pkt_dstaddr, dstport, sum(bytes) AS bytes,
       sum(packets) AS packets, min(from_unixtime("start")) AS first_seen,
       max(from_unixtime("end")) AS last_seen
FROM logs
WHERE action = 'ACCEPT'
  AND flow_direction = 'egress'
  AND NOT regexp_like(pkt_dstaddr, '^(10\.|192\.168\.|172\.(1[6-9]|2[0-9]|3[01])\.|f[cd])')
GROUP BY instance_id, interface_id, pkt_srcaddr, pkt_dstaddr, dstport
ORDER BY bytes DESC
LIMIT 200
