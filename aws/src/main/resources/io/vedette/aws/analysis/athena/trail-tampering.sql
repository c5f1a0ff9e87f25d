-- Attempts to stop or weaken what watches: trails, detectors, recorders, log groups, their keys.
WITH logs AS ({cloudtrail})
SELECT eventtime, account, region, eventsource, eventname, useridentity.arn AS principal,
       sourceipaddress, errorcode, requestparameters
FROM logs
WHERE eventname IN (
    'StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors', 'DeleteEventDataStore',
    'DeleteDetector', 'UpdateDetector', 'DisassociateFromAdministratorAccount', 'DeleteMembers',
    'CreateFilter', 'DisableSecurityHub', 'BatchDisableStandards', 'StopConfigurationRecorder',
    'DeleteConfigurationRecorder', 'DeleteDeliveryChannel', 'DeleteFlowLogs', 'DeleteLogGroup',
    'DeleteLogStream', 'PutRetentionPolicy', 'DeleteSubscriptionFilter', 'DeleteAccountPolicy',
    'DisassociateResolverQueryLogConfig', 'DeleteResolverQueryLogConfig', 'DeleteBucketPolicy',
    'PutBucketLifecycle', 'PutBucketLogging', 'ScheduleKeyDeletion', 'DisableKey',
    'LeaveOrganization')
ORDER BY eventtime
