package io.vedette.aws.analysis;

import io.vedette.aws.glue.Table.Column;
import java.util.List;

/**
 * The columns of CloudTrail's records. What differs by event stays JSON text, which the queries
 * take apart.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html">Create
 *     a table for CloudTrail logs in Athena using partition projection</a>
 */
final class TrailColumns {

    private static final String TEXT = "string";

    static final List<Column> ALL =
            List.of(
                    new Column("eventversion", TEXT),
                    new Column("useridentity", identity()),
                    new Column("eventtime", TEXT),
                    new Column("eventsource", TEXT),
                    new Column("eventname", TEXT),
                    new Column("awsregion", TEXT),
                    new Column("sourceipaddress", TEXT),
                    new Column("useragent", TEXT),
                    new Column("errorcode", TEXT),
                    new Column("errormessage", TEXT),
                    new Column("requestparameters", TEXT),
                    new Column("responseelements", TEXT),
                    new Column("additionaleventdata", TEXT),
                    new Column("requestid", TEXT),
                    new Column("eventid", TEXT),
                    new Column("readonly", TEXT),
                    new Column(
                            "resources", "array<struct<arn:string,accountid:string,type:string>>"),
                    new Column("eventtype", TEXT),
                    new Column("apiversion", TEXT),
                    new Column("recipientaccountid", TEXT),
                    new Column("serviceeventdetails", TEXT),
                    new Column("sharedeventid", TEXT),
                    new Column("vpcendpointid", TEXT),
                    new Column("vpcendpointaccountid", TEXT),
                    new Column("eventcategory", TEXT),
                    new Column(
                            "addendum",
                            struct(
                                    "reason:string",
                                    "updatedfields:string",
                                    "originalrequestid:string",
                                    "originaleventid:string")),
                    new Column("sessioncredentialfromconsole", TEXT),
                    new Column("edgedevicedetails", TEXT),
                    new Column(
                            "tlsdetails",
                            struct(
                                    "tlsversion:string",
                                    "ciphersuite:string",
                                    "clientprovidedhostheader:string")));

    private TrailColumns() {}

    private static String identity() {
        String issuer =
                struct(
                        "type:string",
                        "principalid:string",
                        "arn:string",
                        "accountid:string",
                        "username:string");
        String session =
                struct(
                        "attributes:" + struct("mfaauthenticated:string", "creationdate:string"),
                        "sessionissuer:" + issuer,
                        "ec2roledelivery:string",
                        "webidfederationdata:"
                                + struct(
                                        "federatedprovider:string",
                                        "attributes:map<string,string>"));
        return struct(
                "type:string",
                "principalid:string",
                "arn:string",
                "accountid:string",
                "invokedby:string",
                "accesskeyid:string",
                "username:string",
                "onbehalfof:" + struct("userid:string", "identitystorearn:string"),
                "sessioncontext:" + session);
    }

    private static String struct(String... members) {
        return "struct<" + String.join(",", members) + ">";
    }
}
