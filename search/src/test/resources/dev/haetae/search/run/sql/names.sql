SELECT eventName, count(*) AS n FROM events GROUP BY 1 ORDER BY n DESC, 1

SELECT userIdentity.arn, count(*) AS n FROM events GROUP BY 1 ORDER BY n DESC, 1

SELECT e.userIdentity.arn AS who, e.eventName FROM events e WHERE e.sourceIPAddress IS NOT NULL ORDER BY 1, 2 LIMIT 3

SELECT "userIdentity.arn" FROM events ORDER BY 1 LIMIT 1

WITH a AS (SELECT e.eventName, e.userIdentity.arn AS who FROM events e) SELECT a.who, count(a.eventName) AS n FROM a GROUP BY 1 ORDER BY 2 DESC, 1

SELECT a.eventName FROM events a JOIN events b ON a.time = b.time WHERE b.userIdentity.type = 'IAMUser' ORDER BY 1 LIMIT 2

SELECT 'é userIdentity.arn' AS text, userIdentity.arn FROM events ORDER BY 2 LIMIT 1

WITH a AS (SELECT {'x': eventName} AS part FROM events) SELECT part.x FROM a ORDER BY 1 LIMIT 1

SELECT evntName FROM events

SELECT e.evntName FROM events e

SELECT eventName FROM events; SELECT 1

DELETE FROM events

SELECT EVENTNAME, useridentity.type FROM events ORDER BY 1, 2 LIMIT 1

SELECT count(*) FROM cloudtrail_logs WHERE eventname = 'x'
