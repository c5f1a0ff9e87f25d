-- What an address asked of application load balancers: put it in the place of the example.
WITH logs AS ({application_load_balancer_logs})
SELECT time, elb, request_verb, request_url, elb_status_code, user_agent, sent_bytes
FROM logs
WHERE client_ip = '203.0.113.10'
ORDER BY time
LIMIT 1000
