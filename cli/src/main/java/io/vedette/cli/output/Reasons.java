package io.vedette.cli.output;

import io.vedette.core.organization.Target;
import java.util.regex.Pattern;

/** Makes reasons that differ only in where they were met read alike, so that they collapse. */
final class Reasons {

    private static final Pattern REQUEST = Pattern.compile(" \\(request [^)]*\\)");

    private Reasons() {}

    /** The reason without its own place and without AWS's request id, which JSON output keeps. */
    static String alike(String reason, Target target) {
        String withoutTarget = reason.replace(" in " + target, "");
        return REQUEST.matcher(withoutTarget)
                .replaceAll("")
                .replace(target.account().value(), "{account}");
    }
}
