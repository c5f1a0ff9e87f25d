package io.vedette.aws.systemsmanager;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.systemsmanager.SessionPreferences.Inputs;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentType;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.Tag;

/**
 * Keeps certain inputs of the document that holds Session Manager's preferences (CreateDocument,
 * UpdateDocument). A change is a new version that becomes the default; all other inputs stay.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html">Session
 *     document schema</a>
 */
record SessionPreferences(AwsClients clients, KeyAliases aliases)
        implements SingleResourceKind<Inputs> {

    /** The name that Session Manager looks for. */
    static final String DOCUMENT = "SSM-SessionManagerRunShell";

    /** The input that names the key of the session's data. */
    static final String KEY = "kmsKeyId";

    /** Inputs of the document by name: texts, and truth values; a key by its alias's ARN. */
    record Inputs(Map<String, Object> inputs) {
        Inputs {
            inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        }
    }

    @Override
    public String name() {
        return "ssm.session-preferences";
    }

    @Override
    public Reading<Inputs> read(Resource<Inputs> resource) {
        try {
            Map<String, Object> found = PreferencesContent.parse(content(resource)).inputs();
            found.keySet().retainAll(resource.desired().inputs().keySet());
            if (resource.desired().inputs().get(KEY) instanceof String alias
                    && found.get(KEY) instanceof String key) {
                found.put(KEY, aliases.named(key, alias));
            }
            return new Reading.Present<>(new Inputs(found));
        } catch (InvalidDocumentException absent) {
            return new Reading.Absent<>();
        }
    }

    private String content(Resource<Inputs> resource) {
        return ssm(resource)
                .getDocument(it -> it.name(resource.name()).documentFormat(DocumentFormat.JSON))
                .content();
    }

    @Override
    public Result create(Resource<Inputs> resource) {
        String content = PreferencesContent.fresh().with(Set.of(), forAws(resource)).json();
        Tag managed = Tag.builder().key(Managed.TAG).value(Managed.VALUE).build();
        try {
            ssm(resource)
                    .createDocument(it ->
                            it.name(resource.name())
                                    .content(content)
                                    .documentType(DocumentType.SESSION)
                                    .documentFormat(DocumentFormat.JSON)
                                    .tags(managed));
            return Result.done();
        } catch (DocumentAlreadyExistsException already) {
            return change(resource, Set.of());
        }
    }

    @Override
    public Result update(Update<Inputs> update) {
        Set<String> gone = new TreeSet<>(update.before().inputs().keySet());
        gone.removeAll(update.resource().desired().inputs().keySet());
        return change(update.resource(), gone);
    }

    private Result change(Resource<Inputs> resource, Set<String> gone) {
        PreferencesContent changed =
                PreferencesContent.parse(content(resource)).with(gone, forAws(resource));
        return new PreferencesVersions(ssm(resource), resource.name()).makeDefault(changed);
    }

    /** A session is given a key by the key's own ARN; a prior state may name one otherwise. */
    private Map<String, Object> forAws(Resource<Inputs> resource) {
        Map<String, Object> inputs = new TreeMap<>(resource.desired().inputs());
        if (inputs.get(KEY) instanceof String key) {
            inputs.put(KEY, aliasArn(key) ? aliases.keyArn(key).orElse(key) : key);
        }
        return inputs;
    }

    private static boolean aliasArn(String key) {
        return key.startsWith("arn:") && key.contains(":alias/");
    }

    @Override
    public Result delete(Removal<Inputs> removal) {
        Resource<Inputs> resource = removal.resource();
        try {
            ssm(resource).deleteDocument(it -> it.name(resource.name()));
        } catch (InvalidDocumentException already) {
            return Result.done();
        }
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("kms:DescribeKey", "ssm:GetDocument");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "ssm:AddTagsToResource",
                "ssm:CreateDocument",
                "ssm:ListDocumentVersions",
                "ssm:UpdateDocument",
                "ssm:UpdateDocumentDefaultVersion");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("ssm:DeleteDocument");
    }

    private SsmClient ssm(Resource<Inputs> resource) {
        return clients.client(SsmClient.class, resource.target());
    }
}
