package io.vedette.twin.model;

import java.util.regex.Pattern;

/**
 * A pattern of a service model, applied as AWS applies it.
 *
 * <p>AWS writes patterns in two generations. Older models leave out the anchors and match the whole
 * value: IAM's role name is {@code [\w+=,.@-]+}, "a string of characters consisting of", and
 * CloudWatch Logs refuses {@code a:b} for {@code [^:*]*}; searching would let nearly everything
 * through. Newer models are Smithy's, where a pattern is a search and says {@code ^} and {@code $}
 * itself. So a pattern that begins with {@code ^} or ends with {@code $} is searched as written,
 * and any other must match the whole value.
 *
 * <p>A dot matches line ends too: Security Hub's {@code .*\S.*} only means "not blank", and its
 * texts may have lines.
 */
record TextPattern(String source, Pattern compiled, boolean search) {

    static TextPattern of(String source) {
        return new TextPattern(
                source,
                Pattern.compile(source, Pattern.DOTALL),
                source.startsWith("^") || source.endsWith("$"));
    }

    boolean accepts(String value) {
        return search ? compiled.matcher(value).find() : compiled.matcher(value).matches();
    }
}
