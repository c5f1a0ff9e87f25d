"""Reads back, with boto3, what is in place in each account and region; prints one JSON object.

read_back.py ENDPOINT ROLE REGIONS ACCOUNTS (the last two separated by commas)
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor

import boto3

endpoint, role, regions, accounts = sys.argv[1:5]
anyone = dict(aws_access_key_id="test", aws_secret_access_key="test", region_name="us-east-1")


def session(account):
    sts = boto3.client("sts", endpoint_url=endpoint, **anyone)
    taken = sts.assume_role(RoleArn=f"arn:aws:iam::{account}:role/{role}", RoleSessionName="read-back")
    keys = taken["Credentials"]
    return boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])


def read(account):
    found = {}
    clients = session(account)
    for region in regions.split(","):
        client = lambda name: clients.client(name, region_name=region, endpoint_url=endpoint)
        guardduty = client("guardduty")
        detectors = guardduty.list_detectors()["DetectorIds"]
        config = client("config")
        found[region] = {
            "detectors": [guardduty.get_detector(DetectorId=it)["Status"] for it in detectors],
            "recorders": [it["recording"] for it in config.describe_configuration_recorder_status()["ConfigurationRecordersStatus"]],
            "global_types": [
                it["recordingGroup"]["includeGlobalResourceTypes"]
                for it in config.describe_configuration_recorders()["ConfigurationRecorders"]
            ],
            "rules": sorted(it["ConfigRuleName"] for it in config.describe_config_rules()["ConfigRules"]),
            "hub": client("securityhub").describe_hub()["HubArn"],
        }
    trail = clients.client("cloudtrail", region_name="us-east-1", endpoint_url=endpoint)
    found["trail"] = trail.get_trail_status(Name="vedette")["IsLogging"]
    return account, found


with ThreadPoolExecutor(4) as pool:
    print(json.dumps(dict(pool.map(read, accounts.split(",")))))
