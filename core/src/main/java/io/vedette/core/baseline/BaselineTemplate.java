package io.vedette.core.baseline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The commented {@code vedette.yaml} that a user starts from: every key, with its default. */
public final class BaselineTemplate {

    private BaselineTemplate() {}

    /** The template; the two accounts in it are placeholders. */
    public static String text() {
        try (InputStream stream = BaselineTemplate.class.getResourceAsStream("vedette.yaml")) {
            if (stream == null) {
                throw new IllegalStateException("the template is not packaged");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
