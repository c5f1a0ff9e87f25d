package io.vedette.cli.session;

/** Vedette's own version. */
public final class Version {

    private static final String DEVELOPMENT = "0.1.0";

    private Version() {}

    /** The version that the package was built as. */
    public static String text() {
        String packaged = Version.class.getPackage().getImplementationVersion();
        return packaged == null ? DEVELOPMENT : packaged;
    }
}
